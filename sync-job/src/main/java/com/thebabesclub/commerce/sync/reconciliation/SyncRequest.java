package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run is asked to do.
 *
 * @param lookback how far back something may be missing, 1 hour to 365 days
 * @param maxSessions sessions that need work; the rest is left to the next run
 * @param dryRun reports the same and writes nothing
 * @param explicit exactly this window, and the place and the watermark of the nightly runs stay as
 *     they are; empty for the usual one
 */
public record SyncRequest(
        Trigger trigger,
        Duration lookback,
        int maxSessions,
        boolean dryRun,
        Optional<SyncWindow> explicit) {

    /** Who asked. */
    public enum Trigger {
        SCHEDULED,
        MANUAL;

        /** As it stands in the table and in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The usual window. */
    public SyncRequest(Trigger trigger, Duration lookback, int maxSessions, boolean dryRun) {
        this(trigger, lookback, maxSessions, dryRun, Optional.empty());
    }

    /** The same for exactly this window. */
    public SyncRequest of(SyncWindow window) {
        return new SyncRequest(trigger, lookback, maxSessions, dryRun, Optional.of(window));
    }
}
