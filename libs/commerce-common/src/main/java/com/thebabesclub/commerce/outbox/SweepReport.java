package com.thebabesclub.commerce.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep says of itself.
 *
 * @param counts the tasks by what came of them
 * @param busy tasks that another worker had
 * @param left tasks that were due and not come to, or whose outcome could not be written
 * @param sweptThrough the hour before which nothing that was due is left
 * @param broken the kind of failure that ended the sweep early
 */
public record SweepReport(
        Instant startedAt,
        boolean dryRun,
        Map<TaskExecutor.Result, Integer> counts,
        int busy,
        int left,
        Instant sweptThrough,
        Optional<String> broken) {

    /** How a sweep ended. */
    public enum Status {
        /** Everything that was due is done. */
        SUCCESS,
        /** Something was left, failed or was parked. */
        PARTIAL,
        /** Nothing could be done. */
        FAILED
    }

    public SweepReport {
        counts = Map.copyOf(counts);
    }

    public int count(TaskExecutor.Result result) {
        return counts.getOrDefault(result, 0);
    }

    /** How it ended. */
    public Status status() {
        int good = count(TaskExecutor.Result.DONE) + count(TaskExecutor.Result.LATER);
        if (broken.isPresent() && good == 0) {
            return Status.FAILED;
        }
        boolean trouble =
                broken.isPresent()
                        || count(TaskExecutor.Result.FAILED) + count(TaskExecutor.Result.PARKED) > 0
                        || (left > 0 && !dryRun);
        return trouble ? Status.PARTIAL : Status.SUCCESS;
    }
}
