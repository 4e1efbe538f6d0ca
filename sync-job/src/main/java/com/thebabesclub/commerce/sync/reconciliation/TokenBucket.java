package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a rate: so many calls a second, and no more than a second's worth at once.
 *
 * <p>Stripe allows 25 requests a second for an endpoint, which the shop's customers need more than
 * a job does.
 */
public final class TokenBucket {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long interval;
    private final LongSupplier nanoTime;
    private long nextFree;

    /**
     * A full bucket.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public TokenBucket(int perSecond, LongSupplier nanoTime) {
        this.interval = SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.nextFree = nanoTime.getAsLong() - SECOND;
    }

    /** Completes when the call may be made. */
    public Mono<Void> take() {
        return Mono.defer(
                () -> {
                    Duration wait = reserve();
                    return wait.isZero() ? Mono.empty() : Mono.delay(wait).then();
                });
    }

    /** Takes the next token, and tells how long it is until then. */
    synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        nextFree = Math.max(nextFree + interval, now - SECOND + interval);
        return Duration.ofNanos(Math.max(0, nextFree - now));
    }
}
