package com.thebabesclub.commerce.stripe;

import java.nio.charset.StandardCharsets;

/**
 * An event as Stripe keeps it, thirty days long.
 *
 * @param body the event as JSON
 */
public record EventPayload(StripeEvent event, String body) {

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Masked: the body is personal. */
    @Override
    public String toString() {
        return "EventPayload[" + event.id() + "]";
    }
}
