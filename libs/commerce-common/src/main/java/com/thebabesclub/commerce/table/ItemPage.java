package com.thebabesclub.commerce.table;

import java.util.List;
import java.util.Optional;

/**
 * A part of a query's answer.
 *
 * @param next the sort key after which the next page begins, empty where this is the last
 */
public record ItemPage(List<Attributes> items, Optional<String> next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
