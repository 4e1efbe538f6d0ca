package com.thebabesclub.commerce.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a sweep has come to so far; the shards of an hour count into it beside each other. */
final class SweepCounts {

    private final Map<TaskExecutor.Result, Integer> counts =
            new EnumMap<>(TaskExecutor.Result.class);
    private Optional<Instant> firstLeft = Optional.empty();
    private Optional<String> broken = Optional.empty();
    private boolean stopped;
    private int taken;
    private int busy;
    private int left;

    /** Whether one more may be worked on, which is counted. */
    synchronized boolean takes(int most) {
        if (taken >= most) {
            return false;
        }
        taken++;
        return true;
    }

    /** Whether the time is up, so that this hour is left as it is. */
    synchronized boolean isEnough(Instant hour, Instant now, Instant until) {
        boolean enough = !now.isBefore(until);
        if (enough && !stopped) {
            stopped = true;
            left(hour);
        }
        return enough;
    }

    synchronized void came(TaskExecutor.Result result) {
        counts.merge(result, 1, Integer::sum);
    }

    synchronized void busy(Instant hour) {
        busy++;
        notPast(hour);
    }

    synchronized void left(Instant hour) {
        left++;
        notPast(hour);
    }

    synchronized SweepCounts brokenBy(Instant hour, Throwable failure) {
        broken = Optional.of(failure.getClass().getSimpleName());
        notPast(hour);
        return this;
    }

    synchronized boolean isBroken() {
        return broken.isPresent();
    }

    /** The report, given that every hour up to the present one was gone through. */
    synchronized SweepReport report(Instant started, boolean dryRun) {
        Instant hour = started.truncatedTo(ChronoUnit.HOURS);
        return new SweepReport(started, dryRun, counts, busy, left, firstLeft.orElse(hour), broken);
    }

    private void notPast(Instant hour) {
        if (firstLeft.filter(known -> !hour.isBefore(known)).isEmpty()) {
            firstLeft = Optional.of(hour);
        }
    }
}
