package com.thebabesclub.commerce.sync.reconciliation;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The sessions that a run looks at: those created from one moment to another, both included.
 *
 * <p>Stripe lists sessions by when they were created, and a session may be paid for 24 hours after
 * that. So the window begins that much, and an hour for late clocks, before the time from which on
 * something may be missing.
 */
@Serdeable
public record SyncWindow(Instant from, Instant to) {

    static final Duration LONGEST_SESSION = Duration.ofHours(25);

    public SyncWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /**
     * The window of a run that starts now.
     *
     * @param watermark up to when everything is known to be settled; empty before the first run
     */
    static SyncWindow of(Instant now, Duration lookback, Optional<Instant> watermark) {
        Instant to = now.truncatedTo(ChronoUnit.SECONDS);
        Instant asked = to.minus(lookback);
        Instant missingFrom = watermark.filter(asked::isAfter).orElse(asked);
        return new SyncWindow(missingFrom.minus(LONGEST_SESSION), to);
    }

    /** True where this window begins no later than the other, so that finishing it does both. */
    boolean reachesBackTo(SyncWindow other) {
        return !from.isAfter(other.from);
    }
}
