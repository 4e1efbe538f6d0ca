package com.thebabesclub.stripe.emulator.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery is tried again: after {@code first}, then twice as long each time up to {@code
 * longest}, {@code attempts} times in all.
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {

    /** For about three days, as Stripe does it for live events. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 84);

    /** How long to wait after this many failed attempts; nothing if that was the last. */
    Optional<Duration> after(int failed) {
        if (failed >= attempts) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << Math.min(failed - 1, 30));
        return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
