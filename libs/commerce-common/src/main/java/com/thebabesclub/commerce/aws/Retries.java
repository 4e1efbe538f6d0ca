package com.thebabesclub.commerce.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

import java.time.Duration;
import java.util.Optional;

/**
 * The SDK's own strategy: which failures are worth another attempt, after which pause, and when so
 * many calls have failed that none is. It is made at the first failure, since a process that starts
 * should not have to load it.
 */
final class Retries {

    private static final String SCOPE = "wire";

    private final int attempts;
    private volatile @Nullable StandardRetryStrategy known;

    Retries(int attempts) {
        this.attempts = attempts;
    }

    /**
     * Another attempt.
     *
     * @param token of the call, to be given back with what comes of it
     */
    record Again(RetryToken token, Duration pause) {}

    /**
     * Whether and when to try again; empty where there is to be no other attempt.
     *
     * @param token of the call's last failure, null where this is the first
     */
    Optional<Again> after(@Nullable RetryToken token, Throwable failure) {
        StandardRetryStrategy strategy = strategy();
        try {
            RefreshRetryTokenResponse next =
                    strategy.refreshRetryToken(
                            RefreshRetryTokenRequest.builder()
                                    .token(token == null ? initial(strategy) : token)
                                    .failure(failure)
                                    .suggestedDelay(Duration.ZERO)
                                    .build());
            return Optional.of(new Again(next.token(), next.delay()));
        } catch (TokenAcquisitionFailedException enough) {
            return Optional.empty();
        }
    }

    /** A call was answered: after failures, that makes room for other attempts. */
    void succeeded(@Nullable RetryToken token) {
        StandardRetryStrategy strategy = known;
        if (strategy != null) {
            RetryToken own = token == null ? initial(strategy) : token;
            strategy.recordSuccess(RecordSuccessRequest.create(own));
        }
    }

    private static RetryToken initial(StandardRetryStrategy strategy) {
        return strategy.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE)).token();
    }

    private StandardRetryStrategy strategy() {
        StandardRetryStrategy strategy = known;
        return strategy == null ? firstStrategy() : strategy;
    }

    private synchronized StandardRetryStrategy firstStrategy() {
        StandardRetryStrategy strategy = known;
        if (strategy == null) {
            strategy =
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(attempts)
                            .build();
            known = strategy;
        }
        return strategy;
    }
}
