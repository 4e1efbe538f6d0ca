package com.thebabesclub.stripe.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.stripe.emulator.api.Answer;
import com.thebabesclub.stripe.emulator.api.Api;
import com.thebabesclub.stripe.emulator.api.ApiRequest;
import com.thebabesclub.stripe.emulator.control.Controls;
import com.thebabesclub.stripe.emulator.page.Pages;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves HTTP on virtual threads. */
public final class HttpDoor implements AutoCloseable {

    private static final int LARGEST_BODY = 1 << 20;
    private static final long TRICKLE_MILLIS = 50;

    static {
        // Without it every answer waits 40 ms for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpDoor(HttpServer server) {
        this.server = server;
    }

    /**
     * Binds the port, 0 for any free one; nothing is served before {@link #serve}.
     *
     * @throws IOException if the port is taken
     */
    public static HttpDoor bind(String host, int port) throws IOException {
        return new HttpDoor(HttpServer.create(new InetSocketAddress(host, port), 1024));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Starts to answer. */
    public void serve(Api api, Pages pages, Controls controls) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, api, pages, controls));
        server.start();
    }

    private static void answer(HttpExchange exchange, Api api, Pages pages, Controls controls)
            throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String query = Objects.toString(exchange.getRequestURI().getRawQuery(), "");
            if (path.startsWith("/_emulator/")) {
                write(exchange, controls.answer(exchange.getRequestMethod(), path, query, body));
            } else if (path.startsWith(Pages.PATH)) {
                String form = new String(body, UTF_8);
                write(exchange, pages.answer(exchange.getRequestMethod(), path, form));
            } else {
                write(exchange, api.answer(request(exchange, path, query, body)));
            }
        }
    }

    private static ApiRequest request(
            HttpExchange exchange, String path, String query, byte[] body) {
        return new ApiRequest(
                exchange.getRequestMethod(),
                path,
                query,
                new String(body, UTF_8),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Stripe-Version"));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        if (answer.manner() == Answer.Manner.CUT) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        OutputStream out = exchange.getResponseBody();
        switch (answer.manner()) {
            case WHOLE, CUT -> out.write(body);
            case TRUNCATED -> {
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case TRICKLED -> trickle(out, body);
        }
    }

    private static void trickle(OutputStream out, byte[] body) throws IOException {
        try {
            for (byte part : body) {
                out.write(part);
                out.flush();
                Thread.sleep(TRICKLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
