package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;

/**
 * What a run says of itself.
 *
 * @param window as used, which reaches further back than was asked
 */
public record SyncReport(
        SyncRequest request,
        Status status,
        Instant startedAt,
        Instant completedAt,
        Window window,
        Tally tally) {

    /** How a run ended. */
    public enum Status {
        /** Everything in the window is settled. */
        SUCCESS,
        /** Some of it is left, to the next run. */
        PARTIAL,
        /** Nothing could be done. */
        FAILED,
        /** Another run was under way. */
        SKIPPED
    }

    static SyncReport of(SyncRequest request, Instant startedAt, Instant completedAt, Walk walk) {
        return new SyncReport(
                request, status(walk), startedAt, completedAt, walk.window(), walk.tally());
    }

    static SyncReport skipped(SyncRequest request, Instant at, Window window) {
        return new SyncReport(request, Status.SKIPPED, at, at, window, Tally.NOTHING);
    }

    private static Status status(Walk walk) {
        Tally tally = walk.tally();
        if (walk.isWhole() && tally.errors() == 0) {
            return Status.SUCCESS;
        }
        boolean nothingDone = tally.processed() == tally.errors();
        return nothingDone && !walk.isEnough() ? Status.FAILED : Status.PARTIAL;
    }
}
