package com.thebabesclub.commerce.stripe;

import java.util.List;
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
        List<String> images,
        Optional<String> description,
        Map<String, String> metadata) {

    public ProductRecord {
        images = List.copyOf(images);
        metadata = Map.copyOf(metadata);
    }
}
