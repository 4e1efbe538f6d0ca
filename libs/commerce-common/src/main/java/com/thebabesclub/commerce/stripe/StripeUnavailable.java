package com.thebabesclub.commerce.stripe;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import java.util.Optional;

/**
 * Stripe did not answer, was overloaded or broke down. Whether anything happened there is not
 * known.
 */
public final class StripeUnavailable extends DependencyUnavailable {

    private final String operation;

    public StripeUnavailable(String operation, Throwable cause) {
        super("Stripe is not available for " + operation, cause);
        this.operation = operation;
    }

    /** What was asked for, such as {@code sessions.list}. */
    public String operation() {
        return operation;
    }

    /** The HTTP status of Stripe's answer; 0 where there was none. */
    public int status() {
        return getCause() instanceof StripeException answer
                ? Optional.ofNullable(answer.getStatusCode()).orElse(0)
                : 0;
    }

    /** True where Stripe does not accept the key, or not for this: asking again does not help. */
    public boolean isDenied() {
        return isUnknownKey() || isForbidden();
    }

    /**
     * True where Stripe answered that it broke down. Under the call's idempotency key it would
     * answer the same for a day.
     */
    public boolean isBreakdown() {
        return status() >= 500;
    }

    /** True where Stripe does not know the key, or knows it no more. */
    public boolean isUnknownKey() {
        return status() == 401;
    }

    /** True where the key is good, but not for this. */
    public boolean isForbidden() {
        return status() == 403;
    }
}
