package com.thebabesclub.commerce.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.SnapshotHooks;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DynamoDB on loopback that notes by which connection it was asked. */
class HttpClientRenewalTest {

    private final List<Integer> connections = new CopyOnWriteArrayList<>();

    @Test
    void noConnectionOfBeforeIsUsedAfter() throws Exception {
        HttpServer dynamoDb =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", this::answer);
        dynamoDb.start();
        try (ApplicationContext process = frozen(dynamoDb.getAddress().getPort())) {
            CommerceTable table =
                    new CommerceTable(process.getBean(DynamoDbAsyncClient.class), "any");
            SnapshotHooks snapshot = SnapshotHooks.of(process);
            get(table);
            get(table);

            snapshot.beforeCheckpoint();
            snapshot.afterRestore();
            get(table);

            assertThat(connections).hasSize(3);
            assertThat(connections.get(1)).as("kept alive").isEqualTo(connections.get(0));
            assertThat(connections.get(2)).as("opened anew").isNotEqualTo(connections.get(1));
        } finally {
            dynamoDb.stop(0);
        }
    }

    @Test
    void aProcessThatIsNotFrozenHasTheSdksOwnClient() {
        try (ApplicationContext process = ApplicationContext.run()) {
            assertThat(process.findBean(HttpClientRenewal.class)).isEmpty();
        }
    }

    private static void get(CommerceTable table) {
        assertThat(Await.optional(table.get(Key.session("s")))).isEmpty();
    }

    private static ApplicationContext frozen(int port) {
        return ApplicationContext.builder()
                .properties(LocalTable.clientProperties(URI.create("http://127.0.0.1:" + port)))
                // One connection at most: the second call waits until the first has given it back.
                .properties(Map.of("crac.enabled", true, "aws.netty-client.max-concurrency", 1))
                .start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress().getPort());
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, nothing.length);
        exchange.getResponseBody().write(nothing);
        exchange.close();
    }
}
