package com.thebabesclub.commerce.sync.reconciliation;

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
        SyncWindow window,
        RunCounts tally,
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
    public record Left(Pass leg, Instant createdBefore) {}

    public SyncReport {
        problems = List.copyOf(problems);
    }

    static SyncReport of(
            SyncRequest request,
            Instant startedAt,
            Instant completedAt,
            Optional<Instant> watermark,
            RunProgress runProgress) {
        PassPosition left = runProgress.left();
        return new SyncReport(
                request,
                status(runProgress),
                startedAt,
                completedAt,
                runProgress.window(),
                runProgress.tally(),
                runProgress.problems(),
                watermark,
                runProgress.ended(RunProgress.End.WHOLE)
                        ? Optional.empty()
                        : Optional.of(new Left(left.leg(), left.reached())));
    }

    static SyncReport skipped(SyncRequest request, Instant at, SyncWindow syncWindow) {
        return new SyncReport(
                request,
                Status.SKIPPED,
                at,
                at,
                syncWindow,
                RunCounts.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static SyncReport failed(
            SyncRequest request, Instant at, SyncWindow syncWindow, String problem) {
        return new SyncReport(
                request,
                Status.FAILED,
                at,
                at,
                syncWindow,
                RunCounts.NOTHING,
                List.of(problem),
                Optional.empty(),
                Optional.of(new Left(Pass.SESSIONS, syncWindow.to())));
    }

    private static Status status(RunProgress runProgress) {
        RunCounts counts = runProgress.tally();
        if (runProgress.ended(RunProgress.End.WHOLE)) {
            return counts.errors() == 0 ? Status.SUCCESS : Status.PARTIAL;
        }
        boolean nothingDone =
                counts.processed() == counts.errors()
                        && runProgress
                                .left()
                                .equals(PassPosition.begin(Pass.SESSIONS, runProgress.window()));
        return nothingDone && runProgress.ended(RunProgress.End.BROKEN)
                ? Status.FAILED
                : Status.PARTIAL;
    }
}
