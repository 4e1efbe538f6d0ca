package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.sync.migrate.MigrationMark;
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
public final class Reconciliation {

    private final CommerceTable table;
    private final Rounds rounds;
    private final SyncLease lease;
    private final SyncStates states;
    private final Troubles troubles;
    private final SyncLog log;
    private final Clock clock;

    Reconciliation(CommerceTable table, Rounds rounds, SyncLog log, Clock clock) {
        this.table = table;
        this.rounds = rounds;
        this.lease = new SyncLease(table, clock);
        this.states = new SyncStates(table, lease);
        this.troubles = new Troubles(table, clock);
        this.log = log;
        this.clock = clock;
    }

    /**
     * Runs once. What goes wrong is in the report: this has no errors.
     *
     * @param until when it must have stored how far it came
     * @param progress is told how far it has come
     */
    public Mono<SyncReport> run(SyncRequest request, Instant until, Progress progress) {
        Run run = new Run(request, now(), new Share(request.maxSessions(), until), progress);
        return (request.dryRun() ? dry(run) : writing(run))
                .onErrorResume(failure -> Mono.just(run.failed(Trouble.sentence(failure))))
                .flatMap(log::ended);
    }

    /**
     * Goes on with a window that another run has not finished; empty where there is none, or
     * another run is under way. Else as {@link #run}.
     *
     * @param request of which the lookback and the window do not matter
     */
    public Mono<SyncReport> goOn(SyncRequest request, Instant until) {
        Run run = new Run(request, now(), new Share(request.maxSessions(), until), Progress.NONE);
        return states.read()
                .filter(state -> state.toGoOnWith(run.startedAt()).isPresent())
                .flatMap(_ -> lease.acquire())
                .flatMap(fence -> holding(fence, run, state -> goOn(state, run)))
                .onErrorResume(failure -> Mono.just(run.failed(Trouble.sentence(failure))))
                .flatMap(log::ended);
    }

    private static Walk goOn(SyncState state, Run run) {
        return state.unfinished().orElseGet(() -> Walk.from(run.window(state)));
    }

    private Mono<SyncReport> dry(Run run) {
        Attempt attempt = new Attempt(run.share(), Attempt.Memory.NONE, clock);
        return states.read()
                .map(state -> Walk.from(run.window(state)))
                .flatMap(begun -> walker(run, rounds.dry(), attempt, Checkpoint.NONE).walk(begun))
                .map(walk -> run.report(now(), Optional.empty(), walk));
    }

    private Mono<SyncReport> writing(Run run) {
        return lease.acquire()
                .flatMap(fence -> holding(fence, run, state -> state.next(run.window(state))))
                .switchIfEmpty(Mono.fromSupplier(run::skipped));
    }

    /** Where a run begins. */
    private interface Beginning {
        Walk of(SyncState state);
    }

    private Mono<SyncReport> holding(long fence, Run run, Beginning beginning) {
        Mono<Boolean> migrated = MigrationMark.read(table).hasElement();
        return Mono.zip(states.read(), migrated)
                .flatMap(
                        read -> {
                            SyncState state = read.getT1();
                            return state.isOurs() || read.getT2()
                                    ? walk(fence, run, beginning.of(state), read)
                                    : refused(fence, run);
                        });
    }

    private Mono<SyncReport> refused(long fence, Run run) {
        SyncReport report = run.failed(FirstGeneration.SENTENCE);
        return table.transact(List.of(RunItem.of(report), lease.release(fence))).thenReturn(report);
    }

    private Mono<SyncReport> walk(
            long fence, Run run, Walk usual, Tuple2<SyncState, Boolean> read) {
        Optional<Window> explicit = run.request().explicit();
        Walk begun = explicit.map(Walk::from).orElse(usual);
        Checkpoint checkpoint =
                walk ->
                        explicit.isPresent()
                                ? table.transact(List.of(lease.renewal(fence)))
                                : states.checkpoint(walk, fence);
        Attempt attempt =
                new Attempt(
                        run.share(),
                        explicit.isPresent() ? Attempt.Memory.NONE : troubles::failed,
                        clock);
        return walker(run, rounds.writing(read.getT2()), attempt, checkpoint)
                .walk(begun)
                .flatMap(walk -> finish(fence, run, read.getT1(), walk));
    }

    private Walker walker(Run run, Map<Leg, Round> legs, Attempt attempt, Checkpoint checkpoint) {
        return new Walker(legs, attempt, checkpoint, run.progress(), clock);
    }

    private Mono<SyncReport> finish(long fence, Run run, SyncState before, Walk walk) {
        SyncReport report = run.report(now(), run.watermark(before, walk), walk);
        return states.finish(report, walk, fence)
                .doOnError(log::notStored)
                .onErrorComplete()
                .thenReturn(report);
    }

    /** In whole seconds, as the owner's records have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
