package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
            assertThat(asked).hasValue(TableClient.LIMITS.attempts());
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
        assertThat(TableClient.LIMITS.call()).isEqualTo(Duration.ofSeconds(4));
        assertThat(TableClient.LIMITS.attempt()).isEqualTo(Duration.ofMillis(1500));
        assertThat(TableClient.LIMITS.attempts()).isEqualTo(3);
    }

    @Test
    void anEndpointThatIsNoAddressIsASentence() {
        Settings wrong = Settings.of(Map.of("AWS_ENDPOINT_URL", "localhost", "AWS_REGION", "x"));

        assertThatThrownBy(() -> TableClient.create(wrong))
                .isInstanceOf(SettingProblem.class)
                .hasMessage(
                        "AWS_ENDPOINT_URL is \"localhost\": it should be an http or https address"
                                + " without a path, such as http://127.0.0.1:8000.");
    }

    private static DynamoDbAsyncClient client(int port) {
        return TableClient.create(
                Settings.of(
                        Map.of(
                                "AWS_REGION", "us-east-1",
                                "AWS_ACCESS_KEY_ID", "local",
                                "AWS_SECRET_ACCESS_KEY", "local",
                                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port)));
    }
}
