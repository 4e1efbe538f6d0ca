package com.thebabesclub.stripe.emulator;

import com.thebabesclub.stripe.emulator.Settings.Webhook;
import com.thebabesclub.stripe.emulator.api.ApiKey;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.webhook.RetryPolicy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Sets up a {@link StripeEmulator}: a free port, key {@code sk_test_emulator}, the true time. */
public final class EmulatorBuilder {

    private final List<ApiKey> keys = new ArrayList<>();
    private final List<Webhook> webhooks = new ArrayList<>();
    private String host = "localhost";
    private int port;
    private @Nullable String publicUrl;
    private ApiVersion version = ApiVersion.LATEST;
    private int requestsPerSecond;
    private RetryPolicy retries = RetryPolicy.DEFAULT;
    private Duration deliveryTimeout = Duration.ofSeconds(20);
    private InstantSource time = InstantSource.system();
    private RandomGenerator random = new SecureRandom();

    EmulatorBuilder() {}

    /** The address to listen on; {@code localhost} unless said otherwise. */
    public EmulatorBuilder host(String value) {
        host = value;
        return this;
    }

    /** The port to listen on, 0 for any free one. */
    public EmulatorBuilder port(int value) {
        port = value;
        return this;
    }

    /** Where a browser reaches the payment pages, if not at {@link StripeEmulator#baseUrl}. */
    public EmulatorBuilder publicUrl(String value) {
        publicUrl = value;
        return this;
    }

    /** Adds a secret key. */
    public EmulatorBuilder apiKey(String secret) {
        return apiKey(ApiKey.secret(secret));
    }

    /** Adds a key, perhaps a restricted one. */
    public EmulatorBuilder apiKey(ApiKey key) {
        keys.add(key);
        return this;
    }

    /** Registers an endpoint for all events, in the account's version. */
    public EmulatorBuilder webhook(String url, String secret) {
        webhooks.add(new Webhook(url, secret, null));
        return this;
    }

    /** The account's default version of the API. */
    public EmulatorBuilder apiVersion(String value) {
        version = new ApiVersion(value);
        return this;
    }

    /** Answers 429 above so many requests a second on each endpoint; no limit unless said. */
    public EmulatorBuilder requestsPerSecond(int value) {
        requestsPerSecond = value;
        return this;
    }

    /** When deliveries that fail are tried again. */
    public EmulatorBuilder retries(RetryPolicy value) {
        retries = value;
        return this;
    }

    /** How long an endpoint may take to answer a delivery. */
    public EmulatorBuilder deliveryTimeout(Duration value) {
        deliveryTimeout = value;
        return this;
    }

    /** The time that the account starts from, such as a test's own {@link java.time.Clock}. */
    public EmulatorBuilder time(InstantSource value) {
        time = value;
        return this;
    }

    /** Makes ids repeatable. */
    public EmulatorBuilder seed(long value) {
        random = new SplittableRandom(value);
        return this;
    }

    /**
     * Starts to serve.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public StripeEmulator start() {
        if (keys.isEmpty()) {
            keys.add(ApiKey.secret("sk_test_emulator"));
        }
        try {
            return new StripeEmulator(
                    new Settings(
                            host,
                            port,
                            publicUrl,
                            List.copyOf(keys),
                            List.copyOf(webhooks),
                            version,
                            requestsPerSecond,
                            retries,
                            deliveryTimeout,
                            time,
                            random));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
