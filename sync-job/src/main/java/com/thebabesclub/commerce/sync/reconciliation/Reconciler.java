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

    /** Always ends with a run that has ended. */
    Mono<RunProgress> walk(RunProgress begun) {
        return Mono.just(PassProgress.from(begun, clock.instant()))
                .expand(progress -> progress.walk().goesOn() ? page(progress) : Mono.empty())
                .last()
                .map(PassProgress::walk);
    }

    private Mono<PassProgress> page(PassProgress progress) {
        PassPosition position = progress.walk().place();
        SyncWindow window = progress.walk().window();
        PassReader passReader = Objects.requireNonNull(rounds.get(position.leg()));
        return itemProcessor
                .inTime(passReader.page(window, position.after()))
                .flatMap(page -> batch(progress, page))
                .onErrorResume(failure -> itemProcessor.listFailed(progress, failure))
                .flatMap(this::stored)
                .doOnNext(next -> tell(position.leg(), next.walk()));
    }

    private Mono<PassProgress> batch(PassProgress progress, CandidatePage page) {
        Mono<PassProgress> seen = Mono.just(progress);
        for (Candidate candidate : page.looks()) {
            seen = seen.flatMap(so -> so.walk().goesOn() ? one(so, candidate) : Mono.just(so));
        }
        return seen.map(so -> so.turned(page.next()));
    }

    private Mono<PassProgress> one(PassProgress progress, Candidate candidate) {
        Duration since = Duration.between(progress.storedAt(), clock.instant());
        Mono<PassProgress> kept =
                since.compareTo(BETWEEN_CHECKPOINTS) > 0 ? store(progress) : Mono.just(progress);
        return kept.flatMap(
                so -> so.walk().goesOn() ? itemProcessor.see(so, candidate) : Mono.just(so));
    }

    private Mono<PassProgress> stored(PassProgress progress) {
        boolean due = progress.worked() || progress.pages() >= PAGES_BETWEEN_CHECKPOINTS;
        return progress.walk().goesOn() && due ? store(progress) : Mono.just(progress);
    }

    private Mono<PassProgress> store(PassProgress progress) {
        Instant now = clock.instant();
        return checkpointStore
                .store(progress.walk())
                .thenReturn(progress.stored(now))
                .onErrorResume(failure -> itemProcessor.broken(progress, failure));
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
