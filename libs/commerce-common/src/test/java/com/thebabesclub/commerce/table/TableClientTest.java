package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class TableClientTest {

    private static final String THROTTLED =
            "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                    + " \"message\": \"slow down\"}";

    @Test
    void aBrokenTableIsAskedThreeTimesAndNoMore() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer broken =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        broken.start();
        try (DynamoDbAsyncClient client = client(broken.getAddress().getPort())) {
            CommerceTable table = new CommerceTable(client, "any");

            assertThat(
                            catchThrowableOfType(
                                    TableUnavailable.class,
                                    () -> table.get(Key.session("s")).block()))
                    .isNotNull();
            assertThat(asked).hasValue(TableClient.ATTEMPTS);
        } finally {
            broken.stop(0);
        }
    }

    @Test
    @Tag("F1")
    void aTableThatThrottlesOnceIsAskedOnceMore() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer busy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext(
                "/",
                exchange -> {
                    boolean first = asked.incrementAndGet() == 1;
                    byte[] body = (first ? THROTTLED : "{}").getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
                    exchange.sendResponseHeaders(first ? 400 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        busy.start();
        try (DynamoDbAsyncClient client = client(busy.getAddress().getPort())) {
            CommerceTable table = new CommerceTable(client, "any");

            assertThat(Await.optional(table.get(Key.session("s")))).isEmpty();
            assertThat(asked).hasValue(2);
        } finally {
            busy.stop(0);
        }
    }

    @Test
    void everyCallHasTimeLimits() {
        try (DynamoDbAsyncClient client = client(1)) {
            var limits = client.serviceClientConfiguration().overrideConfiguration();

            assertThat(limits.apiCallTimeout()).contains(Duration.ofSeconds(4));
            assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofMillis(1500));
            assertThat(limits.retryStrategy())
                    .hasValueSatisfying(retries -> assertThat(retries.maxAttempts()).isEqualTo(3));
        }
    }

    private static DynamoDbAsyncClient client(int port) {
        return TableClient.configure(DynamoDbAsyncClient.builder())
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
