package com.thebabesclub.stripe.emulator;

import com.thebabesclub.stripe.emulator.api.ApiKey;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;

/** Runs the emulator alone. */
public final class Main {

    private static final String USAGE =
            """
            Usage: java -jar stripe-emulator.jar [options]
              --port N              the port to listen on (12111)
              --host NAME           the address to listen on (localhost)
              --public-url URL      where a browser reaches the payment pages
              --api-key KEY         a key of the account, repeatable (sk_test_emulator);
                                    rk_test_x:checkout.sessions=write,events=read is a restricted one
              --webhook-url URL     an endpoint for all events, repeatable
              --webhook-secret KEY  the secret of the endpoint before it
              --api-version NAME    the account's version of the API (2026-07-29.dahlia)
              --rate-limit N        requests a second on each endpoint before 429 (no limit)
            """;

    private Main() {}

    public static void main(String[] arguments) {
        EmulatorBuilder builder;
        try {
            builder = parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        try {
            StripeEmulator emulator = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "shutdown"));
            System.out.println("Stripe emulator ready on " + emulator.baseUrl());
        } catch (UncheckedIOException e) {
            System.err.println("Cannot listen: " + e.getMessage());
            System.exit(1);
        }
    }

    static EmulatorBuilder parse(String... arguments) {
        EmulatorBuilder builder = StripeEmulator.builder().port(12111);
        String webhookUrl = null;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("No value for " + arguments[i]);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--port" -> builder.port(number(arguments[i], value));
                case "--host" -> builder.host(value);
                case "--public-url" -> builder.publicUrl(value);
                case "--api-key" -> builder.apiKey(ApiKey.parse(value));
                case "--webhook-url" -> {
                    requireSecret(webhookUrl);
                    webhookUrl = value;
                }
                case "--webhook-secret" -> {
                    if (webhookUrl == null) {
                        throw new IllegalArgumentException(
                                "--webhook-secret needs --webhook-url before it");
                    }
                    builder.webhook(webhookUrl, value);
                    webhookUrl = null;
                }
                case "--api-version" -> builder.apiVersion(value);
                case "--rate-limit" -> builder.requestsPerSecond(number(arguments[i], value));
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        requireSecret(webhookUrl);
        return builder;
    }

    private static void requireSecret(@Nullable String webhookUrl) {
        if (webhookUrl != null) {
            throw new IllegalArgumentException("--webhook-url needs --webhook-secret after it");
        }
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value);
        }
    }
}
