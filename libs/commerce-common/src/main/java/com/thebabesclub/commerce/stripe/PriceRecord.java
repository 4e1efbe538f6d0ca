package com.thebabesclub.commerce.stripe;

import java.util.Map;
import java.util.Optional;

/**
 * A price as Stripe has it. Its amount and currency never change.
 *
 * @param currency in lower case
 * @param unitAmount minor units; empty where it is none of whole minor units a piece
 * @param lookupKey a name of ours that one price has at a time
 */
public record PriceRecord(
        String id,
        String productId,
        boolean active,
        String currency,
        Optional<Long> unitAmount,
        Optional<String> lookupKey,
        Map<String, String> metadata) {

    public PriceRecord {
        metadata = Map.copyOf(metadata);
    }
}
