package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far the sweeps have come: {@code SYSTEM/DUE_SWEEP}. Of two sweeps at once the later one's
 * word stands; each says only what it saw done, so that either is right.
 *
 * @param sweptThrough the hour before which nothing that was due was left; empty before the first
 *     sweep
 */
record SweepCheckpoint(Optional<Instant> sweptThrough) {

    private static final Key KEY = Key.system("DUE_SWEEP");

    /** Tasks that are written late land in hours that have passed; none is later than this. */
    static final Duration READ_AGAIN = Duration.ofDays(2);

    /** Within the hour that was swept through, only a write under way can be late. */
    private static final Duration JUST_NOW = Duration.ofHours(1);

    /** The oldest tasks that a shop can have whose queue was never swept. */
    static final Duration BEFORE_THE_FIRST = Duration.ofDays(3);

    static Mono<SweepCheckpoint> read(CommerceTable table) {
        return table.getStrongly(KEY)
                .map(
                        item ->
                                new SweepCheckpoint(
                                        item.findNumber("sweptThrough").stream()
                                                .mapToObj(Instant::ofEpochSecond)
                                                .findFirst()))
                .defaultIfEmpty(new SweepCheckpoint(Optional.empty()));
    }

    /**
     * The hour with which a sweep begins: two days before the mark, once in each hour, since that
     * is the time in which a task may have been written late.
     */
    Instant begin(Instant now, Optional<Duration> asked) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant usual =
                sweptThrough
                        .map(mark -> mark.minus(mark.equals(hour) ? JUST_NOW : READ_AGAIN))
                        .orElse(hour.minus(BEFORE_THE_FIRST));
        Instant wanted = asked.map(hour::minus).orElse(usual);
        return (wanted.isBefore(usual) ? wanted : usual).truncatedTo(ChronoUnit.HOURS);
    }

    static Mono<Void> write(CommerceTable table, SweepReport report, Instant now) {
        return table.write(
                        Write.update(
                                KEY,
                                Condition.always(),
                                AttributeChange.set(
                                        "sweptThrough", report.sweptThrough().getEpochSecond()),
                                AttributeChange.set("sweptAt", now.getEpochSecond()),
                                AttributeChange.set("done", report.count(TaskExecutor.Result.DONE)),
                                AttributeChange.set(
                                        "failed", report.count(TaskExecutor.Result.FAILED)),
                                AttributeChange.set(
                                        "parked", report.count(TaskExecutor.Result.PARKED)),
                                AttributeChange.set("left", report.left())))
                .then();
    }
}
