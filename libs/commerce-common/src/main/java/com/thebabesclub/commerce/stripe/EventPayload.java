package com.thebabesclub.commerce.stripe;

/**
 * An event as Stripe keeps it, thirty days long.
 *
 * @param body the event as JSON
 */
public record EventPayload(StripeEvent event, String body) {

    /** Masked: the body is personal. */
    @Override
    public String toString() {
        return "EventPayload[" + event.id() + "]";
    }
}
