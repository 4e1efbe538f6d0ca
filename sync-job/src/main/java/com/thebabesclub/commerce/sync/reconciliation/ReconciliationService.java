package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.CommerceTable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The net under the webhooks: goes through what Stripe has, and settles what the table does not
 * know or does not know well enough.
 *
 * <p>One run at a time writes. A run that is stopped, by its share, its time or a kill, leaves how
 * far it came, and the next goes on there; a page done twice changes nothing. Memory holds one
 * page, whatever the number of sessions.
 */
@Singleton
public final class ReconciliationService {

    private final CommerceTable table;
    private final PassReaderFactory passReaderFactory;
    private final SyncLease lease;
    private final SyncStateRepository states;
    private final FailureRepository failureRepository;
    private final SyncRunReporter log;
    private final Clock clock;

    ReconciliationService(
            CommerceTable table,
            PassReaderFactory passReaderFactory,
            SyncRunReporter log,
            Clock clock) {
        this.table = table;
        this.passReaderFactory = passReaderFactory;
        this.lease = new SyncLease(table, clock);
        this.states = new SyncStateRepository(table, lease);
        this.failureRepository = new FailureRepository(table, clock);
        this.log = log;
        this.clock = clock;
    }

    /**
     * Runs once. What goes wrong is in the report: this has no errors.
     *
     * @param until when it must have stored how far it came
     * @param progressListener is told how far it has come
     */
    public Mono<SyncReport> run(
            SyncRequest request, Instant until, ProgressListener progressListener) {
        RunContext run =
                new RunContext(
                        request,
                        now(),
                        new RunBudget(request.maxSessions(), until),
                        progressListener);
        return (request.dryRun() ? dry(run) : writing(run))
                .onErrorResume(
                        failure -> Mono.just(run.failed(FailureClassifier.sentence(failure))))
                .flatMap(log::ended);
    }

    /**
     * Goes on with a window that another run has not finished; empty where there is none, or
     * another run is under way. Else as {@link #run}.
     *
     * @param request of which the lookback and the window do not matter
     */
    public Mono<SyncReport> goOn(SyncRequest request, Instant until) {
        RunContext run =
                new RunContext(
                        request,
                        now(),
                        new RunBudget(request.maxSessions(), until),
                        ProgressListener.NONE);
        return states.read()
                .filter(state -> state.toGoOnWith(run.startedAt()).isPresent())
                .flatMap(_ -> lease.acquire())
                .flatMap(fence -> holding(fence, run, state -> goOn(state, run)))
                .onErrorResume(
                        failure -> Mono.just(run.failed(FailureClassifier.sentence(failure))))
                .flatMap(log::ended);
    }

    private static RunProgress goOn(SyncState state, RunContext run) {
        return state.unfinished().orElseGet(() -> RunProgress.from(run.window(state)));
    }

    private Mono<SyncReport> dry(RunContext run) {
        ItemProcessor itemProcessor =
                new ItemProcessor(run.share(), ItemProcessor.Memory.NONE, clock);
        return states.read()
                .map(state -> RunProgress.from(run.window(state)))
                .flatMap(
                        begun ->
                                walker(
                                                run,
                                                passReaderFactory.dry(),
                                                itemProcessor,
                                                CheckpointStore.NONE)
                                        .walk(begun))
                .map(runProgress -> run.report(now(), Optional.empty(), runProgress));
    }

    private Mono<SyncReport> writing(RunContext run) {
        return lease.acquire()
                .flatMap(fence -> holding(fence, run, state -> state.next(run.window(state))))
                .switchIfEmpty(Mono.fromSupplier(run::skipped));
    }

    /** Where a run begins. */
    private interface Beginning {
        RunProgress of(SyncState state);
    }

    private Mono<SyncReport> holding(long fence, RunContext run, Beginning beginning) {
        Mono<Boolean> migrated = MigrationCompletion.read(table).hasElement();
        return Mono.zip(states.read(), migrated)
                .flatMap(
                        read -> {
                            SyncState state = read.getT1();
                            return state.isOurs() || read.getT2()
                                    ? walk(fence, run, beginning.of(state), read)
                                    : refused(fence, run);
                        });
    }

    private Mono<SyncReport> refused(long fence, RunContext run) {
        SyncReport report = run.failed(UnmigratedSessionException.SENTENCE);
        return table.transact(List.of(RunHistoryItemFactory.of(report), lease.release(fence)))
                .thenReturn(report);
    }

    private Mono<SyncReport> walk(
            long fence, RunContext run, RunProgress usual, Tuple2<SyncState, Boolean> read) {
        Optional<SyncWindow> explicit = run.request().explicit();
        RunProgress begun = explicit.map(RunProgress::from).orElse(usual);
        CheckpointStore checkpointStore =
                runProgress ->
                        explicit.isPresent()
                                ? table.transact(List.of(lease.renewal(fence)))
                                : states.checkpoint(runProgress, fence);
        ItemProcessor itemProcessor =
                new ItemProcessor(
                        run.share(),
                        explicit.isPresent()
                                ? ItemProcessor.Memory.NONE
                                : failureRepository::failed,
                        clock);
        return walker(run, passReaderFactory.writing(read.getT2()), itemProcessor, checkpointStore)
                .walk(begun)
                .flatMap(runProgress -> finish(fence, run, read.getT1(), runProgress));
    }

    private Reconciler walker(
            RunContext run,
            Map<Pass, PassReader> legs,
            ItemProcessor itemProcessor,
            CheckpointStore checkpointStore) {
        return new Reconciler(legs, itemProcessor, checkpointStore, run.progress(), clock);
    }

    private Mono<SyncReport> finish(
            long fence, RunContext run, SyncState before, RunProgress runProgress) {
        SyncReport report = run.report(now(), run.watermark(before, runProgress), runProgress);
        return states.finish(report, runProgress, fence)
                .doOnError(log::notStored)
                .onErrorComplete()
                .thenReturn(report);
    }

    /** In whole seconds, as the owner's records have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
