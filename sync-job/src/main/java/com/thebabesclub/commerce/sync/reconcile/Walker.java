package com.thebabesclub.commerce.sync.reconcile;

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
final class Walker {

    /** A settled page costs one key of a batch for each session; storing each place costs more. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 10;

    /** A quarter of the lease. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(30);

    private final Map<Leg, Round> rounds;
    private final Attempt attempt;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final Clock clock;

    Walker(
            Map<Leg, Round> rounds,
            Attempt attempt,
            Checkpoint checkpoint,
            Progress progress,
            Clock clock) {
        this.rounds = rounds;
        this.attempt = attempt;
        this.checkpoint = checkpoint;
        this.progress = progress;
        this.clock = clock;
    }

    /** Always ends with a walk that has ended. */
    Mono<Walk> walk(Walk begun) {
        return Mono.just(Stride.from(begun, clock.instant()))
                .expand(stride -> stride.walk().goesOn() ? page(stride) : Mono.empty())
                .last()
                .map(Stride::walk);
    }

    private Mono<Stride> page(Stride stride) {
        Place place = stride.walk().place();
        Window window = stride.walk().window();
        Round round = Objects.requireNonNull(rounds.get(place.leg()));
        return attempt.inTime(round.page(window, place.after()))
                .flatMap(batch -> batch(stride, batch))
                .onErrorResume(failure -> attempt.listFailed(stride, failure))
                .flatMap(this::stored)
                .doOnNext(next -> tell(place.leg(), next.walk()));
    }

    private Mono<Stride> batch(Stride stride, Batch batch) {
        Mono<Stride> seen = Mono.just(stride);
        for (Look look : batch.looks()) {
            seen = seen.flatMap(so -> so.walk().goesOn() ? one(so, look) : Mono.just(so));
        }
        return seen.map(so -> so.turned(batch.next()));
    }

    private Mono<Stride> one(Stride stride, Look look) {
        Duration since = Duration.between(stride.storedAt(), clock.instant());
        Mono<Stride> kept =
                since.compareTo(BETWEEN_CHECKPOINTS) > 0 ? store(stride) : Mono.just(stride);
        return kept.flatMap(so -> so.walk().goesOn() ? attempt.see(so, look) : Mono.just(so));
    }

    private Mono<Stride> stored(Stride stride) {
        boolean due = stride.worked() || stride.pages() >= PAGES_BETWEEN_CHECKPOINTS;
        return stride.walk().goesOn() && due ? store(stride) : Mono.just(stride);
    }

    private Mono<Stride> store(Stride stride) {
        Instant now = clock.instant();
        return checkpoint
                .store(stride.walk())
                .thenReturn(stride.stored(now))
                .onErrorResume(failure -> attempt.broken(stride, failure));
    }

    private void tell(Leg leg, Walk walk) {
        boolean legDone = walk.place().leg() != leg || walk.ended(Walk.End.WHOLE);
        progress.at(
                new Progress.Step(
                        leg,
                        walk.window(),
                        legDone ? walk.window().from() : walk.place().reached(),
                        walk.tally()));
    }
}
