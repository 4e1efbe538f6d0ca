package com.thebabesclub.stripe.emulator.api;

import org.jspecify.annotations.Nullable;

/** A request to the API as it came in, undecoded. */
public record ApiRequest(
        String method,
        String path,
        String query,
        String body,
        @Nullable String authorization,
        @Nullable String idempotencyKey,
        @Nullable String version) {}
