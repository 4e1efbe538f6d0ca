package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.stripe.StripeUnavailable;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks Stripe at the pace of the job, and again where it does not answer or is overloaded. */
public final class RateLimitedRequestExecutor {

    /** Where three in ten calls are refused, two in a hundred thousand are so often in a row. */
    private static final int REPEATS = 8;

    private static final int LONGEST_PAUSE = 16;

    private final TokenBucket tokens;
    private final Retry retry;

    /**
     * @param pause before Stripe is asked again, doubled each time up to sixteen of it
     */
    public RateLimitedRequestExecutor(TokenBucket tokens, Duration pause) {
        this.tokens = tokens;
        this.retry =
                Retry.backoff(REPEATS, pause)
                        .maxBackoff(pause.multipliedBy(LONGEST_PAUSE))
                        .jitter(0)
                        .filter(RateLimitedRequestExecutor::mayPass)
                        .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    <T> Mono<T> ask(Supplier<Mono<T>> call) {
        return tokens.take().then(Mono.defer(call)).retryWhen(retry);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof StripeUnavailable unavailable && !unavailable.isDenied();
    }
}
