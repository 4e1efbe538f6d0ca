package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Goes through the hours of the due queue that have come, oldest first, and does what is owed.
 *
 * <p>Everything that it knows is in the table, so that it may be killed at any time; two sweeps at
 * once share the work. One shard is worked on in its order, the eight of an hour beside each other.
 */
public final class OutboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

    private final CommerceTable table;
    private final OutboxRepository queue;
    private final TaskExecutor tasks;
    private final Metrics metrics;
    private final Clock clock;

    public OutboxWorker(
            CommerceTable table,
            OutboxRepository queue,
            TaskExecutor tasks,
            Metrics metrics,
            Clock clock) {
        this.table = table;
        this.queue = queue;
        this.tasks = tasks;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Always ends with a report; what broke it off stands there. */
    public Mono<SweepReport> run(SweepRequest request) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return SweepCheckpoint.read(table)
                .map(mark -> mark.begin(started, request.back()))
                .flatMap(begin -> hours(begin, request))
                .flatMap(tally -> standing(started, request, tally).thenReturn(tally))
                .onErrorResume(failure -> Mono.just(new SweepCounts().brokenBy(started, failure)))
                .map(tally -> tally.report(started, request.dryRun()))
                .flatMap(report -> marked(report, request))
                .doOnNext(this::log);
    }

    private Mono<SweepCounts> hours(Instant begin, SweepRequest request) {
        SweepCounts tally = new SweepCounts();
        return Mono.just(begin)
                .expand(
                        hour -> {
                            Instant next = hour.plus(Duration.ofHours(1));
                            boolean goesOn = !tally.isBroken() && !next.isAfter(clock.instant());
                            return goesOn ? Mono.just(next) : Mono.empty();
                        })
                .concatMap(hour -> hour(hour, request, tally), 1)
                .then(Mono.just(tally));
    }

    private Mono<Void> hour(Instant hour, SweepRequest request, SweepCounts tally) {
        if (tally.isBroken() || tally.isEnough(hour, clock.instant(), request.until())) {
            return Mono.empty();
        }
        return Flux.range(0, OutboxTask.SHARDS)
                .flatMap(shard -> shard(hour, shard, request, tally), OutboxTask.SHARDS)
                .then()
                .onErrorResume(
                        failure -> {
                            tally.brokenBy(hour, failure);
                            return Mono.empty();
                        });
    }

    private Mono<Void> shard(Instant hour, int shard, SweepRequest request, SweepCounts tally) {
        return queue.due(hour, shard).concatMap(page -> page(page, hour, request, tally), 1).then();
    }

    /** What waits in one place, after what waits in its hour: a slow target keeps no mail back. */
    private Mono<Void> standing(Instant started, SweepRequest request, SweepCounts tally) {
        Instant hour = started.truncatedTo(ChronoUnit.HOURS);
        return Flux.range(0, tasks.does(Owed.ORDER_EVENT) ? OutboxTask.SHARDS : 0)
                .flatMap(
                        shard ->
                                queue.standing(shard)
                                        .concatMap(page -> page(page, hour, request, tally), 1),
                        OutboxTask.SHARDS)
                .then()
                .onErrorResume(
                        failure -> {
                            tally.brokenBy(hour, failure);
                            return Mono.empty();
                        });
    }

    private Mono<Void> page(ItemPage page, Instant hour, SweepRequest request, SweepCounts tally) {
        return Flux.fromIterable(page.items())
                .map(OutboxItemMapper::task)
                .filter(task -> !task.at().isAfter(clock.instant()))
                .concatMap(task -> one(task, hour, request, tally), 1)
                .then();
    }

    private Mono<Void> one(OutboxTask task, Instant hour, SweepRequest request, SweepCounts tally) {
        boolean enough = !clock.instant().isBefore(request.until());
        if (request.dryRun() || enough || !tally.takes(request.most())) {
            tally.left(hour);
            return Mono.empty();
        }
        return queue.claim(task)
                .flatMap(claimed -> tasks.run(claimed).map(Optional::of))
                .doOnNext(result -> result.ifPresent(tally::came))
                .switchIfEmpty(
                        Mono.fromSupplier(
                                () -> {
                                    tally.busy(hour);
                                    return Optional.empty();
                                }))
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("sessionId", task.sessionId())
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .addKeyValue("cause", causeOf(failure))
                                    .log("Due task left as it was");
                            tally.left(hour);
                            return Mono.empty();
                        })
                .then();
    }

    /** What lies at the bottom of it, by its class: messages may have keys in them. */
    private static String causeOf(Throwable failure) {
        Throwable bottom = failure;
        for (Throwable next = failure.getCause(); next != null; next = next.getCause()) {
            bottom = next;
        }
        return bottom.getClass().getSimpleName();
    }

    private Mono<SweepReport> marked(SweepReport report, SweepRequest request) {
        boolean unknown = report.broken().isPresent() && report.counts().isEmpty();
        if (request.dryRun() || unknown) {
            return Mono.just(report);
        }
        return SweepCheckpoint.write(table, report, clock.instant())
                .doOnError(
                        failure ->
                                LOG.atError()
                                        .addKeyValue("reason", failure.getClass().getSimpleName())
                                        .log("Error while storing how far the sweep came"))
                .onErrorComplete()
                .thenReturn(report);
    }

    private void log(SweepReport report) {
        metrics.record(Metric.DUE_LEFT.of(report.left()));
        LOG.atInfo()
                .addKeyValue("status", report.status().name().toLowerCase(Locale.ROOT))
                .addKeyValue("done", report.count(TaskExecutor.Result.DONE))
                .addKeyValue("later", report.count(TaskExecutor.Result.LATER))
                .addKeyValue("failed", report.count(TaskExecutor.Result.FAILED))
                .addKeyValue("parked", report.count(TaskExecutor.Result.PARKED))
                .addKeyValue("busy", report.busy())
                .addKeyValue("left", report.left())
                .addKeyValue("dryRun", report.dryRun())
                .log("Due queue swept");
    }
}
