package com.thebabesclub.commerce.runtime.client;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

import java.time.Duration;

/**
 * How often and how long a client of AWS tries.
 *
 * @param attempts how often a call is sent at most
 * @param attempt the time of one attempt
 * @param call the time of all attempts and the pauses between them, unless the request says less
 */
public record ClientLimits(int attempts, Duration attempt, Duration call) {

    /** The builder with these limits; what else it was told before stays. */
    public <B extends AwsClientBuilder<B, ?>> B on(B builder) {
        return builder.overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                        .retryStrategy(
                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(attempts)
                                        .build())
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(call)
                        .build());
    }
}
