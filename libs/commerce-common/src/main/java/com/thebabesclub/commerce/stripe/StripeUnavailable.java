package com.thebabesclub.commerce.stripe;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.deadline.Unavailable;

import java.util.Optional;

/**
 * Stripe did not answer, was overloaded or broke down. Whether anything happened there is not
 * known.
 */
public final class StripeUnavailable extends Unavailable {

    public StripeUnavailable(String operation, Throwable cause) {
        super("Stripe is not available for " + operation, cause);
    }

    /**
     * True where Stripe answered that it broke down. Under the call's idempotency key it would
     * answer the same for a day.
     */
    public boolean isBreakdown() {
        return getCause() instanceof StripeException answer
                && Optional.ofNullable(answer.getStatusCode()).orElse(0) >= 500;
    }
}
