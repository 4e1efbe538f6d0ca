package com.thebabesclub.commerce.bench.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAdder;

/** Stands before a server and counts what goes through, by name. */
final class Door implements AutoCloseable {

    private static final Set<String> NOT_HANDED_ON =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    /** What a door knows of its server. */
    interface Server {

        /** What a call is called. */
        String name(HttpExchange exchange);

        /** The request as it is handed on. */
        default String ask(String name, String body) {
            return body;
        }

        /** What the call cost, in the server's own units. */
        default double cost(String answer) {
            return 0;
        }

        /** An answer that the door gives itself: status 429 with this body. */
        default Optional<String> refusal(String name) {
            return Optional.empty();
        }
    }

    private final URI target;
    private final Server server;
    private final HttpServer door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, DoubleAdder> calls = new ConcurrentHashMap<>();
    private final Map<String, DoubleAdder> costs = new ConcurrentHashMap<>();
    private volatile Runnable watcher = () -> {};

    Door(URI target, Server server) throws IOException {
        this.target = target;
        this.server = server;
        // Without it every answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(threads);
        door.createContext("/", this::pass);
        door.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    /** How often each was called since {@link #forget}. */
    Map<String, Long> calls() {
        Map<String, Long> counted = new TreeMap<>();
        calls.forEach((name, count) -> counted.put(name, Math.round(count.sum())));
        return counted;
    }

    long calls(String name) {
        return calls().getOrDefault(name, 0L);
    }

    double cost(String name) {
        return costs.getOrDefault(name, new DoubleAdder()).sum();
    }

    /** Told of every call, before it is made. */
    void watch(Runnable next) {
        watcher = next;
    }

    void forget() {
        calls.clear();
        costs.clear();
        watcher = () -> {};
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String name = server.name(exchange);
            calls.computeIfAbsent(name, _ -> new DoubleAdder()).add(1);
            watcher.run();
            Optional<String> refusal = server.refusal(name);
            if (refusal.isPresent()) {
                byte[] no = refusal.get().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(429, no.length);
                exchange.getResponseBody().write(no);
                return;
            }
            HttpResponse<byte[]> answer =
                    client.send(
                            request(exchange, server.ask(name, body)), BodyHandlers.ofByteArray());
            costs.computeIfAbsent(name, _ -> new DoubleAdder())
                    .add(server.cost(new String(answer.body(), UTF_8)));
            answer.headers()
                    .map()
                    .forEach(
                            (header, values) -> {
                                if (isHandedOn(header)) {
                                    exchange.getResponseHeaders().put(header, values);
                                }
                            });
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
        exchange.getRequestHeaders()
                .forEach(
                        (header, values) -> {
                            if (isHandedOn(header)) {
                                values.forEach(value -> request.header(header, value));
                            }
                        });
        return request.build();
    }

    private static boolean isHandedOn(String header) {
        return !NOT_HANDED_ON.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        door.stop(0);
        client.shutdownNow();
    }
}
