package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of itself.
 *
 * @param window as used, which reaches further back than was asked
 * @param problems what went wrong with more than one thing, as sentences
 * @param watermark up to which everything is settled after this run; empty where it is not known
 * @param left what the next run begins with; empty where nothing is left
 */
public record SyncReport(
        SyncRequest request,
        Status status,
        Instant startedAt,
        Instant completedAt,
        Window window,
        Tally tally,
        List<String> problems,
        Optional<Instant> watermark,
        Optional<Left> left) {

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

    /**
     * What a run did not come to.
     *
     * @param leg in which it ended; those after it are left too
     * @param createdBefore what is older than that is left of it
     */
    public record Left(Leg leg, Instant createdBefore) {}

    public SyncReport {
        problems = List.copyOf(problems);
    }

    static SyncReport of(
            SyncRequest request,
            Instant startedAt,
            Instant completedAt,
            Optional<Instant> watermark,
            Walk walk) {
        Place left = walk.left();
        return new SyncReport(
                request,
                status(walk),
                startedAt,
                completedAt,
                walk.window(),
                walk.tally(),
                walk.problems(),
                watermark,
                walk.ended(Walk.End.WHOLE)
                        ? Optional.empty()
                        : Optional.of(new Left(left.leg(), left.reached())));
    }

    static SyncReport skipped(SyncRequest request, Instant at, Window window) {
        return new SyncReport(
                request,
                Status.SKIPPED,
                at,
                at,
                window,
                Tally.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static SyncReport failed(SyncRequest request, Instant at, Window window, String problem) {
        return new SyncReport(
                request,
                Status.FAILED,
                at,
                at,
                window,
                Tally.NOTHING,
                List.of(problem),
                Optional.empty(),
                Optional.of(new Left(Leg.SESSIONS, window.to())));
    }

    private static Status status(Walk walk) {
        Tally tally = walk.tally();
        if (walk.ended(Walk.End.WHOLE)) {
            return tally.errors() == 0 ? Status.SUCCESS : Status.PARTIAL;
        }
        boolean nothingDone =
                tally.processed() == tally.errors()
                        && walk.left().equals(Place.begin(Leg.SESSIONS, walk.window()));
        return nothingDone && walk.ended(Walk.End.BROKEN) ? Status.FAILED : Status.PARTIAL;
    }
}
