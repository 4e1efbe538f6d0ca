package com.thebabesclub.commerce.sync.reconcile;

import java.time.Duration;

/**
 * What a run is asked to do.
 *
 * @param lookback how far back something may be missing, 1 hour to 365 days
 * @param maxSessions sessions that need work; the rest is left to the next run
 * @param dryRun reports the same and writes nothing
 */
public record SyncRequest(Trigger trigger, Duration lookback, int maxSessions, boolean dryRun) {

    /** Who asked. */
    public enum Trigger {
        SCHEDULED,
        MANUAL
    }
}
