package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEventPage;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.outbox.OrphanCouponCleanup;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.ParkedTask;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.runtime.FunctionBootstrap;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stock.HeldStockMonitor;
import com.thebabesclub.commerce.sync.JobRequest.Step;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.reconciliation.ProgressListener;
import com.thebabesclub.commerce.sync.reconciliation.ReconciliationService;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.table.TableUnavailable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The job put together; command line and Lambda handler both run it. */
@Singleton
public final class SyncJob {

    /**
     * Parked events stand in the same list and wait for a person: more than these hide the rest.
     */
    private static final int LOOKED_AT = 100;

    private final SyncProperties settings;
    private final ReconciliationService reconciliation;
    private final OutboxWorker worker;
    private final OrphanCouponCleanup orphans;
    private final OutboxRepository queue;
    private final UnfinishedEventRepository events;
    private final HeldStockMonitor stock;
    private final Metrics metrics;
    private final Clock clock;

    SyncJob(
            SyncProperties settings,
            ReconciliationService reconciliation,
            OutboxWorker worker,
            OrphanCouponCleanup orphans,
            OutboxRepository queue,
            UnfinishedEventRepository events,
            HeldStockMonitor stock,
            Metrics metrics,
            Clock clock) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        this.worker = worker;
        this.orphans = orphans;
        this.queue = queue;
        this.events = events;
        this.stock = stock;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The job on the table and account that the settings name.
     *
     * @param others beans that take the place of the usual ones: another clock, another client
     * @throws com.thebabesclub.commerce.runtime.setting.InvalidSettingException where one is
     *     missing or wrong
     */
    static SyncJob of(EnvironmentVariables variables, Object... others) {
        return CommandLineRunner.beans(variables, others).getBean(SyncJob.class);
    }

    /** The beans of the job as a Lambda function, whose metrics are lines of its log. */
    static ApplicationContext beansOfFunction(EnvironmentVariables variables, Object... others) {
        return variables
                .configure(ApplicationContext.builder(Environment.FUNCTION))
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .properties(FunctionBootstrap.snapshot(variables))
                .singletons(others)
                .start();
    }

    SyncProperties settings() {
        return settings;
    }

    /**
     * Makes the passes that are asked for, the orders first: what they owe is then due at once. The
     * outbox alone is what runs every few minutes: after it, an unfinished sync is gone on with.
     *
     * @param runId carried by the lines that are logged
     */
    Mono<JobResult> run(JobRequest jobRequest, String runId, Instant until) {
        SweepRequest request =
                new SweepRequest(
                        SweepRequest.USUAL_MOST,
                        until,
                        Optional.empty(),
                        jobRequest.orders().dryRun());
        Mono<Optional<SweepReport>> due =
                jobRequest.passes().contains(Step.DUE)
                        ? sweep(request, runId).singleOptional()
                        : Mono.just(Optional.empty());
        return jobRequest.passes().contains(Step.ORDERS)
                ? run(jobRequest.orders(), runId, until)
                        .singleOptional()
                        .flatMap(run -> due.map(swept -> new JobResult(jobRequest, run, swept)))
                : due.flatMap(
                        swept ->
                                goOn(jobRequest.orders(), runId, until)
                                        .singleOptional()
                                        .map(run -> new JobResult(jobRequest, run, swept)));
    }

    private Mono<SyncReport> goOn(SyncRequest request, String runId, Instant until) {
        return request.dryRun()
                ? Mono.empty()
                : new Trace(runId, runId, "nightly_sync")
                        .bound(reconciliation.goOn(request, until));
    }

    /** Works off the outbox. */
    public Mono<SweepReport> sweep(SweepRequest request, String runId) {
        Mono<SweepReport> swept =
                worker.run(request)
                        .flatMap(
                                report ->
                                        request.dryRun()
                                                ? Mono.just(report)
                                                : orphans.run(request.until()).thenReturn(report))
                        .flatMap(report -> measured().thenReturn(report))
                        .flatMap(report -> heldStock().thenReturn(report));
        return new Trace(runId, runId, "due_sweep").bound(swept);
    }

    /**
     * How long the oldest event has waited that is still tried again: a figure for an alarm, which
     * is not worth failing for.
     */
    private Mono<Void> measured() {
        return events.oldest(LOOKED_AT)
                .doOnNext(page -> metrics.record(Metric.OLDEST_UNFINISHED_EVENT.of(age(page))))
                .then()
                .onErrorComplete(failure -> failure instanceof TableUnavailable);
    }

    /** The same of the counted pieces that carts hold. */
    private Mono<Void> heldStock() {
        return stock.measure().onErrorComplete(failure -> failure instanceof TableUnavailable);
    }

    private long age(UnfinishedEventPage page) {
        return page.events().stream()
                .filter(event -> event.state() == UnfinishedEvent.State.FAILED)
                .findFirst()
                .map(event -> Duration.between(event.firstSeen(), clock.instant()).toSeconds())
                .orElse(0L);
    }

    /** The tasks that were given up. */
    Mono<List<ParkedTask>> parked() {
        return queue.parked();
    }

    /** Puts the tasks that were given up back into the queue; how many. */
    Mono<Long> unpark() {
        return queue.parked()
                .flatMapMany(Flux::fromIterable)
                .concatMap(parked -> queue.unpark(parked).thenReturn(parked), 1)
                .count();
    }

    /** Compares the orders once; the lines that it logs carry the run's id. */
    public Mono<SyncReport> run(SyncRequest request, String runId, Instant until) {
        return run(request, runId, until, ProgressListener.NONE);
    }

    /** The same, and tells how far it has come. */
    Mono<SyncReport> run(
            SyncRequest request, String runId, Instant until, ProgressListener listener) {
        return new Trace(runId, runId, "nightly_sync")
                .bound(reconciliation.run(request, until, listener));
    }
}
