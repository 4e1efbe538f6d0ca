package com.thebabesclub.commerce.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lambda's API as far as it is used: it takes invocations, and writes them down. */
final class LambdaApi implements AutoCloseable {

    /** One invocation as it came over the wire. */
    record Invoked(String path, String type, String payload) {}

    /** The property that has its address. */
    static final String ENDPOINT = "aws.services.lambda.endpoint-override";

    private final HttpServer server;
    private final List<Invoked> invoked = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    private LambdaApi(HttpServer server) {
        this.server = server;
    }

    static LambdaApi start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LambdaApi api = new LambdaApi(server);
            server.createContext("/", api::take);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Properties with which the framework's own client talks to this. */
    Map<String, Object> clientProperties() {
        return Map.of(
                "aws.region",
                "us-east-1",
                "aws.access-key-id",
                "local",
                "aws.secret-key",
                "local",
                ENDPOINT,
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Invoked> invoked() {
        return List.copyOf(invoked);
    }

    void forget() {
        invoked.clear();
    }

    void answers(int next) {
        status = next;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            invoked.add(
                    new Invoked(
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
