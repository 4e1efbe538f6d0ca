package com.thebabesclub.commerce.webhook.parking;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import java.time.Duration;

/** The client of the queue; region and credentials come from the environment. */
final class Sqs {

    private static final Duration ATTEMPT_LIMIT = Duration.ofMillis(600);

    private Sqs() {}

    static SqsAsyncClient client() {
        return SqsAsyncClient.builder()
                .httpClientBuilder(
                        NettyNioAsyncHttpClient.builder()
                                .connectionTimeout(ATTEMPT_LIMIT)
                                .maxConcurrency(4))
                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(ATTEMPT_LIMIT))
                .build();
    }
}
