package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.due.OrphanCoupons;
import com.thebabesclub.commerce.due.Parked;
import com.thebabesclub.commerce.due.Sweep;
import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.due.SweepRequest;
import com.thebabesclub.commerce.ledger.OldestEvent;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.sync.reconcile.Progress;
import com.thebabesclub.commerce.sync.reconcile.Reconciliation;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest;
import com.thebabesclub.commerce.table.TableUnavailable;
import com.thebabesclub.commerce.web.LambdaStart;

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
final class SyncJob {

    private final SyncProperties settings;
    private final Reconciliation reconciliation;
    private final Sweep sweep;
    private final OrphanCoupons orphans;
    private final DueQueue queue;
    private final OldestEvent oldestEvent;

    SyncJob(
            SyncProperties settings,
            Reconciliation reconciliation,
            Sweep sweep,
            OrphanCoupons orphans,
            DueQueue queue,
            OldestEvent oldestEvent) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        this.sweep = sweep;
        this.orphans = orphans;
        this.queue = queue;
        this.oldestEvent = oldestEvent;
    }

    /**
     * The job on the table and account that the settings name.
     *
     * @param others beans that take the place of the usual ones: another clock, another client
     * @throws com.thebabesclub.commerce.setting.SettingProblem where one is missing or wrong
     */
    static SyncJob of(Variables variables, Object... others) {
        return beans(variables, others).getBean(SyncJob.class);
    }

    static ApplicationContext beans(Variables variables, Object... others) {
        return variables
                .configure(ApplicationContext.builder())
                .deduceEnvironment(false)
                .banner(false)
                .singletons(others)
                .start();
    }

    /** The beans of the job as a Lambda function, whose metrics are lines of its log. */
    static ApplicationContext beansOfFunction(Variables variables, Object... others) {
        return variables
                .configure(ApplicationContext.builder(Environment.FUNCTION))
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .properties(LambdaStart.snapshot(variables))
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
    Mono<Answer> run(Asked asked, String runId, Instant until) {
        SweepRequest request =
                new SweepRequest(
                        SweepRequest.USUAL_MOST, until, Optional.empty(), asked.orders().dryRun());
        Mono<Optional<SweepReport>> due =
                asked.passes().contains(Pass.DUE)
                        ? sweep(request, runId).map(Optional::of)
                        : Mono.just(Optional.empty());
        if (asked.passes().contains(Pass.ORDERS)) {
            return run(asked.orders(), runId, until)
                    .flatMap(
                            compared ->
                                    due.map(
                                            swept ->
                                                    new Answer(
                                                            asked, Optional.of(compared), swept)));
        }
        return due.flatMap(
                swept ->
                        goOn(asked.orders(), runId, until)
                                .singleOptional()
                                .map(compared -> new Answer(asked, compared, swept)));
    }

    private Mono<SyncReport> goOn(SyncRequest request, String runId, Instant until) {
        return request.dryRun()
                ? Mono.empty()
                : new Trace(runId, runId, "nightly_sync")
                        .bound(reconciliation.goOn(request, until));
    }

    /** Works off the due queue. */
    Mono<SweepReport> sweep(SweepRequest request, String runId) {
        Mono<SweepReport> swept =
                sweep.run(request)
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
        return oldestEvent
                .measure()
                .onErrorComplete(failure -> failure instanceof TableUnavailable);
    }

    /** The tasks that were given up. */
    Mono<List<Parked>> parked() {
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
    Mono<SyncReport> run(SyncRequest request, String runId, Instant until) {
        return run(request, runId, until, Progress.NONE);
    }

    /** The same, and tells how far it has come. */
    Mono<SyncReport> run(SyncRequest request, String runId, Instant until, Progress progress) {
        return new Trace(runId, runId, "nightly_sync")
                .bound(reconciliation.run(request, until, progress));
    }
}
