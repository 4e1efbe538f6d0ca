package com.thebabesclub.commerce.table;

/** A stored item lacks an attribute or holds another type than its record needs. */
public final class MalformedItem extends RuntimeException {

    MalformedItem(Attributes item, String attribute) {
        super(
                "the attribute "
                        + attribute
                        + " is missing or of another type in an item with "
                        + item.names());
    }
}
