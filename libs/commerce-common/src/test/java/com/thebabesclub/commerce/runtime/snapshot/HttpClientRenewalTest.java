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
import java.util.concurrent.atomic.AtomicReference;

/** A DynamoDB on loopback that notes by which connection it was asked. */
class HttpClientRenewalTest {

    private final List<Integer> connections = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> rehearsed = new AtomicReference<>(() -> {});

    @Test
    void noConnectionOfBeforeIsUsedAfter() throws Exception {
        withDynamoDb(
                process -> {
                    CommerceTable table = table(process);
                    SnapshotHooks snapshot = SnapshotHooks.of(process);
                    get(table);
                    get(table);
                    List<Integer> before = List.copyOf(connections);
                    assertThat(before.getLast())
                            .as("kept alive")
                            .isEqualTo(before.get(before.size() - 2));

                    snapshot.beforeCheckpoint();
                    snapshot.afterRestore();
                    get(table);

                    assertThat(connections.subList(before.size(), connections.size()))
                            .as("opened anew")
                            .isNotEmpty()
                            .doesNotContainAnyElementsOf(before);
                });
    }

    /** A rehearsed call is answered in the process, so that Netty and TLS would stay cold. */
    @Test
    void whereARehearsalWouldHaveCalledIsAskedOnceBeforeAndOnceAfter() throws Exception {
        withDynamoDb(
                process -> {
                    rehearsed.set(() -> get(table(process)));
                    SnapshotHooks snapshot = SnapshotHooks.of(process);

                    snapshot.beforeCheckpoint();
                    assertThat(connections).hasSize(1);
                    snapshot.afterRestore();
                    get(table(process));

                    assertThat(connections)
                            .as("the call waits for the one connection, and finds it open")
                            .hasSize(3);
                    assertThat(connections.get(1)).isNotEqualTo(connections.get(0));
                    assertThat(connections.get(2)).isEqualTo(connections.get(1));
                });
    }

    private interface Frozen {
        void accept(ApplicationContext process) throws Exception;
    }

    private void withDynamoDb(Frozen test) throws Exception {
        HttpServer dynamoDb =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", this::answer);
        dynamoDb.start();
        try (ApplicationContext process = frozen(dynamoDb.getAddress().getPort())) {
            test.accept(process);
        } finally {
            dynamoDb.stop(0);
        }
    }

    private static CommerceTable table(ApplicationContext process) {
        return new CommerceTable(process.getBean(DynamoDbAsyncClient.class), "any");
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

    private ApplicationContext frozen(int port) {
        PrimingTask task = () -> rehearsed.get().run();
        return ApplicationContext.builder()
                .properties(LocalTable.clientProperties(URI.create("http://127.0.0.1:" + port)))
                // One connection at most: the second call waits until the first has given it back.
                .properties(Map.of("crac.enabled", true, "aws.netty-client.max-concurrency", 1))
                .singletons(task)
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
