package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.deadline.Unavailable;

/**
 * Stripe did not answer, was overloaded or broke down. Whether anything happened there is not
 * known.
 */
public final class StripeUnavailable extends Unavailable {

    public StripeUnavailable(String operation, Throwable cause) {
        super("Stripe is not available for " + operation, cause);
    }
}
