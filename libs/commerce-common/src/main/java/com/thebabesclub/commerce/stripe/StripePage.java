package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.StripeResponse;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, newest first.
 *
 * @param next the id after which the next page begins, empty where this is the last
 */
public record StripePage<T>(List<T> elements, Optional<String> next) {

    public StripePage {
        elements = List.copyOf(elements);
    }

    /**
     * The page that Stripe answered.
     *
     * @param read makes an element of its JSON, or nothing where it is none
     */
    static <T> StripePage<T> read(StripeResponse response, Function<JsonNode, Optional<T>> read) {
        JsonNode list = StripeJson.read(response.body());
        return new StripePage<>(
                StripeJson.elements(list).stream()
                        .flatMap(json -> read.apply(json).stream())
                        .toList(),
                StripeJson.next(list));
    }
}
