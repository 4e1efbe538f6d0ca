package com.thebabesclub.commerce.table.wire;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.setting.Settings;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Our client and the SDK's, for the same endpoint. */
final class Clients {

    static final Limits LIMITS =
            new Limits(
                    3,
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(1),
                    200,
                    10_000);

    private Clients() {}

    static WireClient ours(URI endpoint) {
        return ours(endpoint, LIMITS);
    }

    static WireClient ours(URI endpoint, Limits limits) {
        return WireClient.of(settings(endpoint), limits);
    }

    static Settings settings(URI endpoint) {
        return Settings.of(
                Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString()));
    }

    static DynamoDbAsyncClient theirs(URI endpoint) {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
