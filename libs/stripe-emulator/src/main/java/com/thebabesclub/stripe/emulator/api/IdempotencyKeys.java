package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.clock.MovableClock;
import com.thebabesclub.stripe.emulator.error.StripeError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Idempotency keys as Stripe has them: the first answer is kept for 24 hours, whatever its status,
 * and told again to the same request; another request with the key is an error, and so is one while
 * the first is running. https://docs.stripe.com/api/idempotent_requests
 */
final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    /** A use of a key; without an answer as long as the request runs. */
    private record Use(String route, String fingerprint, Instant at, @Nullable Answer answer) {}

    private final MovableClock clock;
    private final Map<String, Use> uses = new HashMap<>();

    IdempotencyKeys(MovableClock clock) {
        this.clock = clock;
    }

    /**
     * Takes the key for a request, unless it has an answer already.
     *
     * @throws StripeError if the key is in use, or was used for something else
     */
    synchronized Optional<Answer> take(String key, String route, String fingerprint) {
        if (key.length() > LONGEST) {
            throw StripeError.idempotency(
                    400, null, "Idempotency keys must be at most " + LONGEST + " characters long.");
        }
        Use use = uses.get(key);
        if (use == null || use.at().plus(KEPT).isBefore(clock.instant())) {
            uses.put(key, new Use(route, fingerprint, clock.instant(), null));
            return Optional.empty();
        }
        if (!use.route().equals(route)) {
            throw StripeError.idempotency(
                    400,
                    null,
                    ("Keys for idempotent requests can only be used for the same endpoint they were"
                                    + " first used for ('%s' vs '%s'). Try using a key other than"
                                    + " '%s' if you meant to execute a different request.")
                            .formatted(route, use.route(), key));
        }
        if (!use.fingerprint().equals(fingerprint)) {
            throw StripeError.idempotency(
                    400,
                    null,
                    ("Keys for idempotent requests can only be used with the same parameters they"
                                    + " were first used with. Try using a key other than '%s' if you"
                                    + " meant to execute a different request.")
                            .formatted(key));
        }
        if (use.answer() == null) {
            throw StripeError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    ("There is currently another in-progress request using this Idempotent Key (that"
                                    + " probably means you submitted twice, and the other request"
                                    + " is still going through): %s. Please try again later.")
                            .formatted(key));
        }
        return Optional.of(use.answer());
    }

    /** Keeps the answer of the request that took the key. */
    synchronized void keep(String key, Answer answer) {
        uses.computeIfPresent(
                key, (_, use) -> new Use(use.route(), use.fingerprint(), use.at(), answer));
    }

    /** Frees the key of a request that did not get as far as running. */
    synchronized void free(String key) {
        uses.remove(key);
    }
}
