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
    private final FailureRegistry failureRegistry;
    private final SyncLog log;
    private final Clock clock;

    ReconciliationService(
            CommerceTable table, PassReaderFactory passReaderFactory, SyncLog log, Clock clock) {
        this.table = table;
        this.passReaderFactory = passReaderFactory;
        this.lease = new SyncLease(table, clock);
        this.states = new SyncStateRepository(table, lease);
        this.failureRegistry = new FailureRegistry(table, clock);
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
        RunContext runContext =
                new RunContext(
                        request,
                        now(),
                        new RunBudget(request.maxSessions(), until),
                        progressListener);
        return (request.dryRun() ? dry(runContext) : writing(runContext))
                .onErrorResume(
                        failure ->
                                Mono.just(runContext.failed(FailureClassifier.sentence(failure))))
                .flatMap(log::ended);
    }

    /**
     * Goes on with a window that another run has not finished; empty where there is none, or
     * another run is under way. Else as {@link #run}.
     *
     * @param request of which the lookback and the window do not matter
     */
    public Mono<SyncReport> goOn(SyncRequest request, Instant until) {
        RunContext runContext =
                new RunContext(
                        request,
                        now(),
                        new RunBudget(request.maxSessions(), until),
                        ProgressListener.NONE);
        return states.read()
                .filter(state -> state.toGoOnWith(runContext.startedAt()).isPresent())
                .flatMap(_ -> lease.acquire())
                .flatMap(fence -> holding(fence, runContext, state -> goOn(state, runContext)))
                .onErrorResume(
                        failure ->
                                Mono.just(runContext.failed(FailureClassifier.sentence(failure))))
                .flatMap(log::ended);
    }

    private static RunProgress goOn(SyncState state, RunContext runContext) {
        return state.unfinished().orElseGet(() -> RunProgress.from(runContext.window(state)));
    }

    private Mono<SyncReport> dry(RunContext runContext) {
        ItemProcessor itemProcessor =
                new ItemProcessor(runContext.share(), ItemProcessor.Memory.NONE, clock);
        return states.read()
                .map(state -> RunProgress.from(runContext.window(state)))
                .flatMap(
                        begun ->
                                walker(
                                                runContext,
                                                passReaderFactory.dry(),
                                                itemProcessor,
                                                CheckpointStore.NONE)
                                        .walk(begun))
                .map(runProgress -> runContext.report(now(), Optional.empty(), runProgress));
    }

    private Mono<SyncReport> writing(RunContext runContext) {
        return lease.acquire()
                .flatMap(
                        fence ->
                                holding(
                                        fence,
                                        runContext,
                                        state -> state.next(runContext.window(state))))
                .switchIfEmpty(Mono.fromSupplier(runContext::skipped));
    }

    /** Where a run begins. */
    private interface Beginning {
        RunProgress of(SyncState state);
    }

    private Mono<SyncReport> holding(long fence, RunContext runContext, Beginning beginning) {
        Mono<Boolean> migrated = MigrationCompletion.read(table).hasElement();
        return Mono.zip(states.read(), migrated)
                .flatMap(
                        read -> {
                            SyncState state = read.getT1();
                            return state.isOurs() || read.getT2()
                                    ? walk(fence, runContext, beginning.of(state), read)
                                    : refused(fence, runContext);
                        });
    }

    private Mono<SyncReport> refused(long fence, RunContext runContext) {
        SyncReport report = runContext.failed(UnmigratedSessionException.SENTENCE);
        return table.transact(List.of(RunHistoryItemMapper.of(report), lease.release(fence)))
                .thenReturn(report);
    }

    private Mono<SyncReport> walk(
            long fence, RunContext runContext, RunProgress usual, Tuple2<SyncState, Boolean> read) {
        Optional<SyncWindow> explicit = runContext.request().explicit();
        RunProgress begun = explicit.map(RunProgress::from).orElse(usual);
        CheckpointStore checkpointStore =
                runProgress ->
                        explicit.isPresent()
                                ? table.transact(List.of(lease.renewal(fence)))
                                : states.checkpoint(runProgress, fence);
        ItemProcessor itemProcessor =
                new ItemProcessor(
                        runContext.share(),
                        explicit.isPresent() ? ItemProcessor.Memory.NONE : failureRegistry::failed,
                        clock);
        return walker(
                        runContext,
                        passReaderFactory.writing(read.getT2()),
                        itemProcessor,
                        checkpointStore)
                .walk(begun)
                .flatMap(runProgress -> finish(fence, runContext, read.getT1(), runProgress));
    }

    private Reconciler walker(
            RunContext runContext,
            Map<Pass, PassReader> legs,
            ItemProcessor itemProcessor,
            CheckpointStore checkpointStore) {
        return new Reconciler(legs, itemProcessor, checkpointStore, runContext.progress(), clock);
    }

    private Mono<SyncReport> finish(
            long fence, RunContext runContext, SyncState before, RunProgress runProgress) {
        SyncReport report =
                runContext.report(now(), runContext.watermark(before, runProgress), runProgress);
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
