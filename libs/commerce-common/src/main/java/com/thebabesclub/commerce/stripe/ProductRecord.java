package com.thebabesclub.commerce.stripe;

import java.util.Map;
import java.util.Optional;

/**
 * A product as Stripe has it.
 *
 * @param defaultPrice the id of the price that it is sold for where nobody says which
 */
public record ProductRecord(
        String id,
        boolean active,
        String name,
        Optional<String> defaultPrice,
        Map<String, String> metadata) {

    public ProductRecord {
        metadata = Map.copyOf(metadata);
    }
}
