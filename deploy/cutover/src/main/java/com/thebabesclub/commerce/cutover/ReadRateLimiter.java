package com.thebabesclub.commerce.cutover;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps to so many read units a second. What a part costs is known once it was read, so that it is
 * paid for afterwards, before the next.
 */
final class ReadRateLimiter {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final double nanosForOne;
    private final LongSupplier nanoTime;
    private long paidUntil;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    ReadRateLimiter(int unitsPerSecond, LongSupplier nanoTime) {
        this.nanosForOne = SECOND / unitsPerSecond;
        this.nanoTime = nanoTime;
        this.paidUntil = nanoTime.getAsLong();
    }

    /** Completes when so many units are paid for. */
    Mono<Void> pay(double units) {
        return Mono.defer(
                () -> {
                    Duration wait = reserve(units);
                    return wait.isZero() ? Mono.empty() : Mono.delay(wait).then();
                });
    }

    synchronized Duration reserve(double units) {
        long now = nanoTime.getAsLong();
        paidUntil = Math.max(paidUntil, now) + Math.round(units * nanosForOne);
        return Duration.ofNanos(paidUntil - now);
    }
}
