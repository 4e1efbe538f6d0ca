package com.thebabesclub.commerce.stripe;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list, newest first.
 *
 * @param next the id after which the next page begins, empty where this is the last
 */
public record StripePage<T>(List<T> elements, Optional<String> next) {

    public StripePage {
        elements = List.copyOf(elements);
    }
}
