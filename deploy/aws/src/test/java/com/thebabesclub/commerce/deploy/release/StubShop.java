package com.thebabesclub.commerce.deploy.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A shop that gives the same answers each time, on loopback. */
final class StubShop {

    private record Answer(int status, String body) {}

    private static final String STATUS =
            """
            {"status": "complete", "orderNumber": "BC-1", "order": {"amount": 3000, "status": "completed"}}\
            """;

    private final Map<String, Answer> answers =
            new HashMap<>(
                    Map.of(
                            "POST /stripe/webhook",
                                    new Answer(400, "{\"code\": \"invalid_signature\"}"),
                            "POST /cart/quote",
                                    new Answer(
                                            200,
                                            "{\"quoteSignature\": \"v1\", \"cartToken\": \"c1\", \"total\": 3000, \"currency\": \"usd\"}"),
                            "POST /checkout/create-session",
                                    new Answer(
                                            200,
                                            "{\"sessionId\": \"cs_test_1\", \"checkoutUrl\": \"https://pay\"}"),
                            "POST /_emulator/checkout/sessions/cs_test_1/pay",
                                    new Answer(200, "{}"),
                            "GET /checkout/status", new Answer(200, STATUS),
                            "GET /dashboard/orders/cs_test_1",
                                    new Answer(200, "{\"order\": {\"orderNumber\": \"BC-1\"}}"),
                            "GET /dashboard/orders",
                                    new Answer(
                                            200, "{\"orders\": [{\"orderId\": \"cs_test_1\"}]}")));

    private @Nullable HttpServer server;
    private volatile boolean authorized;

    void start() throws IOException {
        HttpServer started =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", this::handle);
        started.start();
        server = started;
    }

    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    String address() {
        return "http://127.0.0.1:" + running().getAddress().getPort();
    }

    void answer(String route, int status, String body) {
        answers.put(route, new Answer(status, body));
    }

    /** Whether the dashboard was asked with the token. */
    boolean authorized() {
        return authorized;
    }

    private HttpServer running() {
        return Objects.requireNonNull(server, "not started");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean token =
                    "Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean dashboard = path.startsWith("/dashboard");
            authorized |= dashboard && token;
            exchange.getRequestBody().readAllBytes();
            Answer answer =
                    dashboard && !token
                            ? new Answer(401, "{}")
                            : answers.getOrDefault(
                                    exchange.getRequestMethod() + " " + path,
                                    new Answer(404, "{}"));
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
