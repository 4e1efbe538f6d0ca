package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;

/**
 * A cart on its way to an order.
 *
 * @param quote as the shop answered it
 */
record Purchase(Shopper shopper, JsonNode quote, String sessionId, URI paymentPage) {

    String quoteSignature() {
        return quote.path("quoteSignature").asText();
    }

    String cartToken() {
        return quote.path("cartToken").asText();
    }

    /** The third part of the token, {@code c1.<keyId>.<cartId>.…}. */
    String cartId() {
        return cartToken().split("\\.", -1)[2];
    }
}
