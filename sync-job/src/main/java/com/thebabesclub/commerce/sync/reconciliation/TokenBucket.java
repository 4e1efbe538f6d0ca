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

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final double interval;
    private final long burst;
    private final LongSupplier nanoTime;
    private long nextFree;

    /**
     * A full bucket, which holds a second's worth.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public TokenBucket(int perSecond, LongSupplier nanoTime) {
        this(perSecond, SECOND, nanoTime);
    }

    /**
     * A full bucket.
     *
     * @param burst the time for which it saves tokens; none for what is paid afterwards
     * @param nanoTime as {@link System#nanoTime}
     */
    public TokenBucket(int perSecond, Duration burst, LongSupplier nanoTime) {
        this.interval = (double) SECOND.toNanos() / perSecond;
        this.burst = burst.toNanos();
        this.nanoTime = nanoTime;
        this.nextFree = nanoTime.getAsLong() - this.burst;
    }

    /** Completes when the call may be made. */
    public Mono<Void> take() {
        return take(1);
    }

    /** Completes once so many tokens are there. */
    public Mono<Void> take(double tokens) {
        return Mono.defer(
                () -> {
                    Duration wait = reserve(tokens);
                    return wait.isZero() ? Mono.empty() : Mono.delay(wait).then();
                });
    }

    /** Takes the next tokens, and tells how long it is until then. */
    synchronized Duration reserve(double tokens) {
        long now = nanoTime.getAsLong();
        nextFree = Math.max(nextFree, now - burst) + Math.round(tokens * interval);
        return Duration.ofNanos(Math.max(0, nextFree - now));
    }
}
