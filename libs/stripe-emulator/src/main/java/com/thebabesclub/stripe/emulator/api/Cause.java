package com.thebabesclub.stripe.emulator.api;

import org.jspecify.annotations.Nullable;

/** The request that made something happen, as events tell it; both null where nobody asked. */
public record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {

    /** Stripe did it on its own. */
    public static final Cause NONE = new Cause(null, null);
}
