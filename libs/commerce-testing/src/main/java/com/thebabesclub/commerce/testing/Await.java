package com.thebabesclub.commerce.testing;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The one place where tests wait for a pipeline, with a limit so that a lost signal fails the test.
 */
public final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Await() {}

    /** The value, which must come. */
    public static <T> T value(Mono<T> mono) {
        return value(mono, LIMIT);
    }

    /** The same, of much work: the limit only ends what hangs, on the slowest machine, too. */
    public static <T> T valueOfMuchWork(Mono<T> mono) {
        return value(mono, LIMIT.multipliedBy(10));
    }

    private static <T> T value(Mono<T> mono, Duration limit) {
        return Objects.requireNonNull(mono.block(limit), "the pipeline ended without a value");
    }

    /** The value, or empty where the pipeline ends without one. */
    public static <T> Optional<T> optional(Mono<T> mono) {
        return Optional.ofNullable(mono.block(LIMIT));
    }

    public static void done(Mono<?> mono) {
        mono.block(LIMIT);
    }

    /** Waits for what happens on another thread, without a signal of its own. */
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen within " + LIMIT);
            }
            Thread.onSpinWait();
        }
    }
}
