package com.thebabesclub.commerce.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sweep is asked to do.
 *
 * @param most the tasks to work on; the rest is left to the next sweep
 * @param until when it has to come to its end
 * @param back how far back to read at least; empty for as far as the mark says
 * @param dryRun counts what is due, as left, and does nothing
 */
public record SweepRequest(int most, Instant until, Optional<Duration> back, boolean dryRun) {

    /** As much as fits in five minutes at Stripe's pace. */
    public static final int USUAL_MOST = 3_000;

    /** As the schedule asks it. */
    public static SweepRequest until(Instant until) {
        return new SweepRequest(USUAL_MOST, until, Optional.empty(), false);
    }
}
