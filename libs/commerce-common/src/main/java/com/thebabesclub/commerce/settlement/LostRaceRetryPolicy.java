package com.thebabesclub.commerce.settlement;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Starts again what lost a race for a session, after a short random pause.
 *
 * <p>Every loser finds what the winner wrote, so that a long row of losses means that something is
 * broken: after forty the last one is the answer.
 */
final class LostRaceRetryPolicy {

    private static final int MOST_TRIES = 40;
    private static final int LEAST_PAUSE_MILLIS = 20;
    private static final int MOST_PAUSE_MILLIS = 200;

    private final RandomGenerator random;

    LostRaceRetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Runs an attempt, and others as long as they lose.
     *
     * @param lost what an attempt fails with that lost
     * @param again the next attempt, by what the last one failed with
     */
    <T, L extends Throwable> Mono<T> run(
            Class<L> lost, Mono<T> attempt, Function<L, Mono<T>> again) {
        return run(lost, attempt, again, 1);
    }

    private <T, L extends Throwable> Mono<T> run(
            Class<L> lost, Mono<T> attempt, Function<L, Mono<T>> again, int tries) {
        return attempt.onErrorResume(
                lost,
                failure ->
                        tries >= MOST_TRIES
                                ? Mono.error(failure)
                                : Mono.delay(pause())
                                        .then(
                                                run(
                                                        lost,
                                                        Mono.defer(() -> again.apply(failure)),
                                                        again,
                                                        tries + 1)));
    }

    private Duration pause() {
        return Duration.ofMillis(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
    }
}
