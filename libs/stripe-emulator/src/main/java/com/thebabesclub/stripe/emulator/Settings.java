package com.thebabesclub.stripe.emulator;

import com.thebabesclub.stripe.emulator.api.ApiKey;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.webhook.RetryPolicy;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything that can be chosen at the start. */
record Settings(
        String host,
        int port,
        @Nullable String publicUrl,
        List<ApiKey> keys,
        List<Webhook> webhooks,
        ApiVersion version,
        int requestsPerSecond,
        RetryPolicy retries,
        Duration deliveryTimeout,
        InstantSource time,
        RandomGenerator random) {

    /** An endpoint that is registered at the start for all events. */
    record Webhook(String url, String secret, @Nullable ApiVersion version) {}
}
