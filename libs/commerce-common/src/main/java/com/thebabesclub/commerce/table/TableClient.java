package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.setting.SettingProblem;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

import java.time.Duration;

/**
 * The client of the table. Region, credentials and, for a local table, {@code
 * AWS_ENDPOINT_URL_DYNAMODB} come from the environment, as everywhere in AWS.
 */
public final class TableClient {

    /**
     * The SDK would try nine times, which is longer than anybody waits for a webhook or a checkout.
     */
    static final int ATTEMPTS = 3;

    static final Duration ATTEMPT_LIMIT = Duration.ofMillis(1500);
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

    private TableClient() {}

    /** The client; a {@link SettingProblem} where the environment names no region. */
    public static DynamoDbAsyncClient create() {
        try {
            return configure(DynamoDbAsyncClient.builder()).build();
        } catch (SdkClientException noRegion) {
            throw (SettingProblem)
                    new SettingProblem("AWS_REGION", "is not set", "the region of the table")
                            .initCause(noRegion);
        }
    }

    /** Gives a builder the attempts and time limits of this shop. */
    public static DynamoDbAsyncClientBuilder configure(DynamoDbAsyncClientBuilder builder) {
        return builder.httpClientBuilder(
                        NettyNioAsyncHttpClient.builder()
                                .maxConcurrency(200)
                                .maxPendingConnectionAcquires(10_000)
                                .connectionTimeout(CONNECT_LIMIT)
                                .connectionAcquisitionTimeout(CONNECT_LIMIT)
                                .readTimeout(ATTEMPT_LIMIT))
                .overrideConfiguration(
                        settings ->
                                settings.retryStrategy(
                                                StandardRetryStrategy.builder()
                                                        .maxAttempts(ATTEMPTS)
                                                        .build())
                                        .apiCallAttemptTimeout(ATTEMPT_LIMIT)
                                        .apiCallTimeout(CommerceTable.CALL_LIMIT));
    }
}
