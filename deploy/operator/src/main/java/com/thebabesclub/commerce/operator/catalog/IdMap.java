package com.thebabesclub.commerce.operator.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which product and price at Stripe a sku is: {@code stripe-id-map.json}, in the form that the
 * owner's importer wrote.
 *
 * @param entries by sku, or by sku and variant with a colon between
 */
public record IdMap(SortedMap<String, Entry> entries) {

    public static final IdMap EMPTY = new IdMap(Collections.emptySortedMap());

    /**
     * An entry.
     *
     * @param amount minor units
     * @param currency in upper case, as the owner has it
     */
    public record Entry(String productId, String priceId, long amount, String currency) {}

    /** The sku of an entry's name, which may have a variant after it. */
    public static String sku(String name) {
        return name.split(":", 2)[0];
    }

    public IdMap {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
}
