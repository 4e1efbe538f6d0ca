package com.thebabesclub.commerce.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail provider that carries nothing and counts what it is given. */
public final class MailReceiver implements AutoCloseable {

    /** A call as it came; header names in lower case. */
    public record Call(String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> taken = new ArrayList<>();
    private int status = 200;
    private String answer = "{\"MessageId\":\"m-1\",\"ErrorCode\":0}";
    private boolean silent;

    public MailReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The letters that were accepted, oldest first. */
    public synchronized List<Call> taken() {
        return List.copyOf(taken);
    }

    /** Answers so from now on, also after a silence; accepts with 200 only. */
    public synchronized void answer(int code, String body) {
        silent = false;
        status = code;
        answer = body;
    }

    /** Accepts, and never answers. */
    public synchronized void keepSilent() {
        silent = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] reply;
        int code;
        synchronized (this) {
            code = status;
            reply = answer.getBytes(StandardCharsets.UTF_8);
            if (code == 200) {
                taken.add(
                        new Call(
                                exchange.getRequestURI().getPath(),
                                headers,
                                new String(body, StandardCharsets.UTF_8)));
            }
            if (silent) {
                return;
            }
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
