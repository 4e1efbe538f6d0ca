package com.thebabesclub.commerce.dashboard.page;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param nextCursor for the page after this; empty where this is the last
 * @param unreadable how many stored items of this page cannot be read and are left out
 */
public record ListPage<T>(List<T> records, Optional<String> nextCursor, int unreadable) {

    public ListPage {
        records = List.copyOf(records);
    }
}
