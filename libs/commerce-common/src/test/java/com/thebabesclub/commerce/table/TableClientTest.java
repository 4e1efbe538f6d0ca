package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

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
        try (ApplicationContext beans = beans(broken.getAddress().getPort())) {
            CommerceTable table = table(beans);

            assertThat(
                            catchThrowableOfType(
                                    TableUnavailable.class,
                                    () -> table.get(Key.session("s")).block()))
                    .isNotNull();
            assertThat(asked).hasValue(TableClientLimitsConfigurer.LIMITS.attempts());
        } finally {
            broken.stop(0);
        }
    }

    @Test
    @Case(id = "F1", sentence = "The table throttles once: retried, one attempt more.")
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
        try (ApplicationContext beans = beans(busy.getAddress().getPort())) {
            CommerceTable table = table(beans);

            assertThat(Await.optional(table.get(Key.session("s")))).isEmpty();
            assertThat(asked).hasValue(2);
        } finally {
            busy.stop(0);
        }
    }

    @Test
    void everyCallHasTimeLimits() {
        assertThat(TableClientLimitsConfigurer.LIMITS.call()).isEqualTo(Duration.ofSeconds(4));
        assertThat(TableClientLimitsConfigurer.LIMITS.attempt()).isEqualTo(Duration.ofMillis(1500));
        assertThat(TableClientLimitsConfigurer.LIMITS.attempts()).isEqualTo(3);
    }

    @Test
    void theClientNamesTheFrameworkThatMadeIt() throws IOException {
        AtomicReference<String> agent = new AtomicReference<>("");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    agent.set(exchange.getRequestHeaders().getFirst("User-Agent"));
                    exchange.sendResponseHeaders(400, -1);
                    exchange.close();
                });
        server.start();
        try (ApplicationContext beans = beans(server.getAddress().getPort())) {
            CommerceTable table = table(beans);

            assertThatThrownBy(() -> Await.optional(table.get(Key.session("s"))));
            assertThat(agent.get()).contains("aws-sdk-java/2.").contains("micronaut/");
        } finally {
            server.stop(0);
        }
    }

    private static CommerceTable table(ApplicationContext beans) {
        return new CommerceTable(beans.getBean(DynamoDbAsyncClient.class), "any");
    }

    private static ApplicationContext beans(int port) {
        return ApplicationContext.run(
                LocalTable.clientProperties(URI.create("http://127.0.0.1:" + port)));
    }
}
