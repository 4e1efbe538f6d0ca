package com.thebabesclub.commerce.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook endpoint as Stripe has it on record.
 *
 * @param events the types that it is sent; {@code *} is all
 * @param apiVersion in which events are written; empty: the account's own
 */
public record WebhookEndpoint(
        String id,
        String url,
        boolean enabled,
        Optional<String> apiVersion,
        Set<String> events,
        Map<String, String> metadata) {

    public WebhookEndpoint {
        events = Set.copyOf(events);
        metadata = Map.copyOf(metadata);
    }
}
