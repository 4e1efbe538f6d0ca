package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.sync.reconciliation.FailureClassifier.UnmigratedSessionException;
import com.thebabesclub.commerce.table.CommerceTable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The net under the webhooks: goes through what Stripe has, and settles what the table does not
 * know or does not know well enough.
 *
 * <p>One run at a time writes. A run that is stopped, by its budget, its time or a kill, leaves how
 * far it came, and the next goes on there; a page done twice changes nothing. Memory holds one
 * page, whatever the number of sessions.
 */
@Singleton
public final class ReconciliationService {

    private final CommerceTable table;
    private final PassReaderFactory readers;
    private final SyncLease lease;
    private final SyncStateRepository states;
    private final FailureRepository failures;
    private final SyncRunReporter log;
    private final DaySummingService daySums;
    private final Clock clock;

    ReconciliationService(
            CommerceTable table,
            PassReaderFactory readers,
            SyncRunReporter log,
            DaySummingService daySums,
            Clock clock) {
        this.table = table;
        this.readers = readers;
        this.lease = new SyncLease(table, clock);
        this.states = new SyncStateRepository(table, lease);
        this.failures = new FailureRepository(table, clock);
        this.log = log;
        this.daySums = daySums;
        this.clock = clock;
    }

    /**
     * Runs once. What goes wrong is in the report: this has no errors.
     *
     * @param until when it must have stored how far it came
     * @param listener is told how far it has come
     */
    public Mono<SyncReport> run(SyncRequest request, Instant until, ProgressListener listener) {
        RunContext run = new RunContext(request, now(), until, listener);
        return reported(run, request.dryRun() ? dry(run) : writing(run));
    }

    /**
     * Goes on with a window that another run has not finished; empty where there is none, or
     * another run is under way. Else as {@link #run}.
     *
     * @param request of which the lookback and the window do not matter
     */
    public Mono<SyncReport> goOn(SyncRequest request, Instant until) {
        RunContext run = new RunContext(request, now(), until, ProgressListener.NONE);
        Function<SyncState, RunProgress> rest =
                state -> state.unfinished().orElseGet(() -> RunProgress.from(run.window(state)));
        return reported(
                run,
                states.read()
                        .filter(state -> state.toGoOnWith(run.startedAt()).isPresent())
                        .flatMap(_ -> lease.acquire())
                        .flatMap(fence -> holding(fence, run, rest)));
    }

    private Mono<SyncReport> reported(RunContext run, Mono<SyncReport> work) {
        return work.onErrorResume(
                        failure -> Mono.just(run.failed(FailureClassifier.sentence(failure))))
                .flatMap(log::ended);
    }

    private Mono<SyncReport> dry(RunContext run) {
        ItemProcessor items = new ItemProcessor(run, ItemProcessor.Memory.NONE, clock);
        Reconciler reconciler =
                new Reconciler(
                        readers.dry(run.request().trigger()),
                        items,
                        _ -> Mono.empty(),
                        run.progress(),
                        clock);
        return states.read()
                .flatMap(state -> reconciler.run(RunProgress.from(run.window(state))))
                .map(end -> run.report(now(), SyncState.FIRST, end));
    }

    private Mono<SyncReport> writing(RunContext run) {
        return lease.acquire()
                .flatMap(fence -> holding(fence, run, state -> state.next(run.window(state))))
                .switchIfEmpty(Mono.fromSupplier(run::skipped));
    }

    /**
     * @param beginning where a run of the usual window begins
     */
    private Mono<SyncReport> holding(
            long fence, RunContext run, Function<SyncState, RunProgress> beginning) {
        return Mono.zip(states.read(), MigrationCompletion.read(table).hasElement())
                .flatMap(
                        read ->
                                read.getT1().isOurs() || read.getT2()
                                        ? run(fence, run, beginning, read.getT1(), read.getT2())
                                        : refused(fence, run));
    }

    private Mono<SyncReport> refused(long fence, RunContext run) {
        SyncReport report = run.failed(UnmigratedSessionException.SENTENCE);
        return states.note(report, fence).thenReturn(report);
    }

    private Mono<SyncReport> run(
            long fence,
            RunContext run,
            Function<SyncState, RunProgress> beginning,
            SyncState state,
            boolean migrated) {
        Optional<SyncWindow> explicit = run.request().explicit();
        ItemProcessor items =
                new ItemProcessor(
                        run,
                        explicit.isPresent() ? ItemProcessor.Memory.NONE : failures::failed,
                        clock);
        Function<RunProgress, Mono<Void>> checkpoint =
                progress ->
                        explicit.isPresent()
                                ? table.transact(List.of(lease.renewal(fence)))
                                : states.checkpoint(progress, fence);
        TouchedDays touched = new TouchedDays();
        return new Reconciler(
                        readers.writing(run.request().trigger(), touched, migrated),
                        items,
                        checkpoint,
                        run.progress(),
                        clock)
                .run(explicit.map(RunProgress::from).orElseGet(() -> beginning.apply(state)))
                .flatMap(
                        end ->
                                finish(fence, run, state, end)
                                        .flatMap(
                                                done ->
                                                        summed(run, end, touched)
                                                                .thenReturn(done)));
    }

    private Mono<SyncReport> finish(long fence, RunContext run, SyncState before, RunProgress end) {
        SyncReport report = run.report(now(), before, end);
        return states.finish(report, end, fence)
                .doOnError(log::notStored)
                .onErrorComplete()
                .thenReturn(report);
    }

    /** Once the lease is let go: a sum is a plain put, and the next run makes it again. */
    private Mono<Void> summed(RunContext run, RunProgress end, TouchedDays touched) {
        if (end.ended(RunProgress.End.WHOLE)) {
            touched.addAll(end.window());
        }
        return daySums.sum(touched, run.until());
    }

    /** In whole seconds, as the owner's records have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
