package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.event.OldestUnfinishedEvent;
import com.thebabesclub.commerce.outbox.OrphanCouponCleanup;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.ParkedTask;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.runtime.FunctionBootstrap;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
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

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The job put together; command line and Lambda handler both run it. */
@Singleton
public final class SyncJob {

    private final SyncProperties settings;
    private final ReconciliationService reconciliation;
    private final OutboxWorker worker;
    private final OrphanCouponCleanup orphans;
    private final OutboxRepository queue;
    private final OldestUnfinishedEvent oldest;

    SyncJob(
            SyncProperties settings,
            ReconciliationService reconciliation,
            OutboxWorker worker,
            OrphanCouponCleanup orphans,
            OutboxRepository queue,
            OldestUnfinishedEvent oldest) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        this.worker = worker;
        this.orphans = orphans;
        this.queue = queue;
        this.oldest = oldest;
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
     * due queue alone is what runs every few minutes: after it, an unfinished sync is gone on with.
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
                        ? sweep(request, runId).map(Optional::of)
                        : Mono.just(Optional.empty());
        if (jobRequest.passes().contains(Step.ORDERS)) {
            return run(jobRequest.orders(), runId, until)
                    .flatMap(
                            compared ->
                                    due.map(
                                            swept ->
                                                    new JobResult(
                                                            jobRequest,
                                                            Optional.of(compared),
                                                            swept)));
        }
        return due.flatMap(
                swept ->
                        goOn(jobRequest.orders(), runId, until)
                                .singleOptional()
                                .map(compared -> new JobResult(jobRequest, compared, swept)));
    }

    private Mono<SyncReport> goOn(SyncRequest request, String runId, Instant until) {
        return request.dryRun()
                ? Mono.empty()
                : new Trace(runId, runId, "nightly_sync")
                        .bound(reconciliation.goOn(request, until));
    }

    /** Works off the due queue. */
    public Mono<SweepReport> sweep(SweepRequest request, String runId) {
        Mono<SweepReport> swept =
                worker.run(request)
                        .flatMap(
                                report ->
                                        request.dryRun()
                                                ? Mono.just(report)
                                                : orphans.run(request.until()).thenReturn(report))
                        .flatMap(report -> measured().thenReturn(report));
        return new Trace(runId, runId, "due_sweep").bound(swept);
    }

    /** A figure for an alarm, which is not worth failing for. */
    private Mono<Void> measured() {
        return oldest.measure().onErrorComplete(failure -> failure instanceof TableUnavailable);
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
            SyncRequest request, String runId, Instant until, ProgressListener progressListener) {
        return new Trace(runId, runId, "nightly_sync")
                .bound(reconciliation.run(request, until, progressListener));
    }
}
