package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        SKIPPED;

        static Status of(RunProgress end) {
            RunCounts counts = end.tally();
            if (end.ended(RunProgress.End.WHOLE)) {
                return counts.errors() == 0 ? SUCCESS : PARTIAL;
            }
            boolean nothingDone =
                    counts.processed() == counts.errors()
                            && end.left().equals(PassPosition.begin(Pass.SESSIONS, end.window()));
            return nothingDone && end.ended(RunProgress.End.BROKEN) ? FAILED : PARTIAL;
        }

        /** As it stands in the table, in answers and in metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a run did not come to.
     *
     * @param pass in which it ended; those after it are left too
     * @param createdBefore what is older than that is left of it
     */
    public record Left(Pass pass, Instant createdBefore) {}

    public SyncReport {
        problems = List.copyOf(problems);
    }
}
