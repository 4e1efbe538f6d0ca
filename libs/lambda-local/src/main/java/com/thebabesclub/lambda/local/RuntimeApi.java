package com.thebabesclub.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Runtime API of one execution environment: hands out its events, one at a time, and takes
 * answers and errors. Its calls wait on virtual threads.
 */
final class RuntimeApi implements AutoCloseable {

    /** What Lambda takes in either direction, in bytes. */
    static final int LARGEST_PAYLOAD = 6 * 1024 * 1024 + 100;

    private static final String VERSION = "/2018-06-01/runtime/";

    static {
        // Without it each answer waits 40 ms for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<InitState> init = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();
    private volatile CompletableFuture<Void> asking = new CompletableFuture<>();
    private volatile Invocation current = Invocation.none();

    /** How the start of the process ended, as far as it has told. */
    sealed interface InitState {

        record Ready() implements InitState {}

        /** Ready to be frozen into a snapshot. */
        record Checkpointed() implements InitState {}

        record Wrong(String type, String report) implements InitState {}
    }

    RuntimeApi() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(VERSION, this::answer);
        server.start();
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<InitState> init() {
        return init;
    }

    /** Lets a checkpointed process go on, as a restored one does. */
    void restore() {
        if (!restored.isDone()) {
            asking = new CompletableFuture<>();
            restored.complete(null);
        }
    }

    /** Done once the process asks for its next event, which is when the last one is over for it. */
    CompletableFuture<Void> asking() {
        return asking;
    }

    void invoke(Invocation invocation) {
        waiting.add(invocation);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().substring(VERSION.length());
            String[] steps = path.split("/", -1);
            switch (exchange.getRequestMethod() + " " + shape(steps)) {
                case "GET invocation/next" -> next(exchange);
                case "POST invocation/*/response" -> respond(exchange, steps[1], body);
                case "POST invocation/*/error" ->
                        reply(exchange, current.fail(steps[1], report(exchange, body)));
                case "POST init/error", "POST restore/error" -> {
                    Outcome.Failed report = report(exchange, body);
                    init.complete(new InitState.Wrong(report.type(), report.report()));
                    current.end(new Outcome.NotInitialised(report.type(), report.report()));
                    reply(exchange, 202);
                }
                case "GET restore/next" -> {
                    init.complete(new InitState.Checkpointed());
                    asking.complete(null);
                    restored.join();
                    reply(exchange, 200);
                }
                default -> reply(exchange, 404);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String shape(String[] steps) {
        return steps.length == 3 ? steps[0] + "/*/" + steps[2] : String.join("/", steps);
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        init.complete(new InitState.Ready());
        asking.complete(null);
        Invocation invocation = waiting.take();
        current = invocation;
        asking = new CompletableFuture<>();
        invocation.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = invocation.event().body();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void respond(HttpExchange exchange, String requestId, byte[] body) throws IOException {
        if (body.length <= LARGEST_PAYLOAD) {
            reply(exchange, current.answer(requestId, body));
            return;
        }
        reply(exchange, 413);
        current.fail(
                requestId,
                new Outcome.Failed(
                        "Function.ResponseSizeTooLarge",
                        "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size ("
                                + LARGEST_PAYLOAD
                                + " bytes).\"}"));
    }

    private static Outcome.Failed report(HttpExchange exchange, byte[] body) {
        String type =
                exchange.getRequestHeaders()
                        .getOrDefault("Lambda-Runtime-Function-Error-Type", List.of("?"))
                        .getFirst();
        return new Outcome.Failed(type, new String(body, StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        byte[] body = "{\"status\":\"OK\"}".getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
