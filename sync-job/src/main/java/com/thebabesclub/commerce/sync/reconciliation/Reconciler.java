package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Goes through the legs of a run, page by page and one thing after the other, until all is seen,
 * the share is used up, or nothing can be done any more. One that fails does not hold up the
 * others.
 */
final class Reconciler {

    /** A settled page costs one key of a batch for each session; storing each place costs more. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 10;

    /** A quarter of the lease. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(30);

    private final Map<Pass, PassReader> rounds;
    private final ItemProcessor itemProcessor;
    private final CheckpointStore checkpointStore;
    private final ProgressListener progressListener;
    private final Clock clock;

    Reconciler(
            Map<Pass, PassReader> rounds,
            ItemProcessor itemProcessor,
            CheckpointStore checkpointStore,
            ProgressListener progressListener,
            Clock clock) {
        this.rounds = rounds;
        this.itemProcessor = itemProcessor;
        this.checkpointStore = checkpointStore;
        this.progressListener = progressListener;
        this.clock = clock;
    }

    /** Always ends with a walk that has ended. */
    Mono<RunProgress> walk(RunProgress begun) {
        return Mono.just(PassProgress.from(begun, clock.instant()))
                .expand(
                        passProgress ->
                                passProgress.walk().goesOn() ? page(passProgress) : Mono.empty())
                .last()
                .map(PassProgress::walk);
    }

    private Mono<PassProgress> page(PassProgress passProgress) {
        PassPosition passPosition = passProgress.walk().place();
        SyncWindow syncWindow = passProgress.walk().window();
        PassReader passReader = Objects.requireNonNull(rounds.get(passPosition.leg()));
        return itemProcessor
                .inTime(passReader.page(syncWindow, passPosition.after()))
                .flatMap(candidatePage -> batch(passProgress, candidatePage))
                .onErrorResume(failure -> itemProcessor.listFailed(passProgress, failure))
                .flatMap(this::stored)
                .doOnNext(next -> tell(passPosition.leg(), next.walk()));
    }

    private Mono<PassProgress> batch(PassProgress passProgress, CandidatePage candidatePage) {
        Mono<PassProgress> seen = Mono.just(passProgress);
        for (Candidate candidate : candidatePage.looks()) {
            seen = seen.flatMap(so -> so.walk().goesOn() ? one(so, candidate) : Mono.just(so));
        }
        return seen.map(so -> so.turned(candidatePage.next()));
    }

    private Mono<PassProgress> one(PassProgress passProgress, Candidate candidate) {
        Duration since = Duration.between(passProgress.storedAt(), clock.instant());
        Mono<PassProgress> kept =
                since.compareTo(BETWEEN_CHECKPOINTS) > 0
                        ? store(passProgress)
                        : Mono.just(passProgress);
        return kept.flatMap(
                so -> so.walk().goesOn() ? itemProcessor.see(so, candidate) : Mono.just(so));
    }

    private Mono<PassProgress> stored(PassProgress passProgress) {
        boolean due = passProgress.worked() || passProgress.pages() >= PAGES_BETWEEN_CHECKPOINTS;
        return passProgress.walk().goesOn() && due ? store(passProgress) : Mono.just(passProgress);
    }

    private Mono<PassProgress> store(PassProgress passProgress) {
        Instant now = clock.instant();
        return checkpointStore
                .store(passProgress.walk())
                .thenReturn(passProgress.stored(now))
                .onErrorResume(failure -> itemProcessor.broken(passProgress, failure));
    }

    private void tell(Pass pass, RunProgress runProgress) {
        boolean legDone =
                runProgress.place().leg() != pass || runProgress.ended(RunProgress.End.WHOLE);
        progressListener.at(
                new ProgressListener.Step(
                        pass,
                        runProgress.window(),
                        legDone ? runProgress.window().from() : runProgress.place().reached(),
                        runProgress.tally()));
    }
}
