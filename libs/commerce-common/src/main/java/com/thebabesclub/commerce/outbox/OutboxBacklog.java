package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What waits in the due queue.
 *
 * @param due tasks whose time has come; no more than {@link #MOST} are counted
 * @param oldest when the oldest of them was due
 * @param sweptThrough the hour before which nothing is left; empty before the first sweep
 * @param parked tasks that were given up, up to a page of them
 */
public record OutboxBacklog(
        int due, Optional<Instant> oldest, Optional<Instant> sweptThrough, int parked) {

    /** More than these are not counted one by one. */
    public static final int MOST = 10_000;

    private record Tally(int due, Optional<Instant> oldest) {

        private Tally with(OutboxTask task) {
            boolean older = oldest.filter(at -> !at.isAfter(task.at())).isEmpty();
            return new Tally(due + 1, older ? Optional.of(task.at()) : oldest);
        }
    }

    /** Reads the hours that a sweep would read, and writes nothing. */
    public static Mono<OutboxBacklog> read(
            CommerceTable table, OutboxRepository queue, Clock clock) {
        Instant now = clock.instant();
        return SweepCheckpoint.read(table)
                .flatMap(
                        mark ->
                                Mono.zip(
                                                tally(
                                                        queue,
                                                        mark.begin(now, Optional.empty()),
                                                        now),
                                                queue.parked())
                                        .map(
                                                read ->
                                                        new OutboxBacklog(
                                                                read.getT1().due(),
                                                                read.getT1().oldest(),
                                                                mark.sweptThrough(),
                                                                read.getT2().size())));
    }

    private static Mono<Tally> tally(OutboxRepository queue, Instant begin, Instant now) {
        int hours = (int) Duration.between(begin, now).toHours() + 1;
        return Flux.range(0, hours * OutboxTask.SHARDS)
                .concatMap(
                        place ->
                                queue.due(
                                        begin.plus(Duration.ofHours(place / OutboxTask.SHARDS)),
                                        place % OutboxTask.SHARDS))
                .concatWith(Flux.range(0, OutboxTask.SHARDS).concatMap(queue::standing))
                .concatMapIterable(ItemPage::items)
                .map(OutboxItemMapper::task)
                .filter(task -> !task.at().isAfter(now))
                .take(MOST)
                .reduce(new Tally(0, Optional.empty()), Tally::with);
    }
}
