package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Goes through the passes of a run, page by page and one thing after the other, until all is seen,
 * the budget is used up, or nothing can be done any more. One that fails does not hold up the
 * others. Serves one run.
 */
final class Reconciler {

    /** A settled page costs one key of a batch for each session; storing each place costs more. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 10;

    /** A quarter of the lease. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(30);

    private final Map<Pass, PassReader> readers;
    private final ItemProcessor items;
    private final Function<RunProgress, Mono<Void>> checkpoint;
    private final ProgressListener listener;
    private final Clock clock;

    private Instant storedAt;
    private int processedAtCheckpoint;
    private int pagesSinceCheckpoint;

    /**
     * @param checkpoint stores how far the run has come, and keeps its lease
     */
    Reconciler(
            Map<Pass, PassReader> readers,
            ItemProcessor items,
            Function<RunProgress, Mono<Void>> checkpoint,
            ProgressListener listener,
            Clock clock) {
        this.readers = readers;
        this.items = items;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.clock = clock;
        this.storedAt = clock.instant();
    }

    /** Always ends with a run that has ended. */
    Mono<RunProgress> run(RunProgress begun) {
        return Mono.just(begun)
                .expand(progress -> progress.goesOn() ? page(progress) : Mono.empty())
                .last();
    }

    private Mono<RunProgress> page(RunProgress progress) {
        PassPosition position = progress.place();
        PassReader reader = Objects.requireNonNull(readers.get(position.pass()));
        return items.inTime(reader.page(progress.window(), position.after()))
                .flatMap(page -> batch(progress, page))
                .onErrorResume(failure -> items.listFailed(progress, failure))
                .flatMap(this::stored)
                .doOnNext(next -> tell(position.pass(), next));
    }

    private Mono<RunProgress> batch(RunProgress progress, CandidatePage page) {
        Mono<RunProgress> seen = Mono.just(progress);
        for (Candidate candidate : page.candidates()) {
            seen = seen.flatMap(so -> so.goesOn() ? one(so, candidate) : Mono.just(so));
        }
        return seen.doOnNext(_ -> pagesSinceCheckpoint++).map(so -> so.turned(page.next()));
    }

    private Mono<RunProgress> one(RunProgress progress, Candidate candidate) {
        Duration since = Duration.between(storedAt, clock.instant());
        Mono<RunProgress> kept =
                since.compareTo(BETWEEN_CHECKPOINTS) > 0 ? store(progress) : Mono.just(progress);
        return kept.flatMap(so -> so.goesOn() ? items.see(so, candidate) : Mono.just(so));
    }

    private Mono<RunProgress> stored(RunProgress progress) {
        boolean due =
                progress.tally().worked() > processedAtCheckpoint
                        || pagesSinceCheckpoint >= PAGES_BETWEEN_CHECKPOINTS;
        return progress.goesOn() && due ? store(progress) : Mono.just(progress);
    }

    private Mono<RunProgress> store(RunProgress progress) {
        Instant now = clock.instant();
        return checkpoint
                .apply(progress)
                .doOnSuccess(_ -> noteStored(progress, now))
                .thenReturn(progress)
                .onErrorResume(failure -> items.broken(progress, failure));
    }

    private void noteStored(RunProgress progress, Instant now) {
        storedAt = now;
        processedAtCheckpoint = progress.tally().worked();
        pagesSinceCheckpoint = 0;
    }

    private void tell(Pass pass, RunProgress progress) {
        boolean passDone = progress.place().pass() != pass || progress.ended(RunProgress.End.WHOLE);
        listener.at(
                new ProgressListener.Step(
                        pass,
                        progress.window(),
                        passDone ? progress.window().from() : progress.place().reached(),
                        progress.tally()));
    }
}
