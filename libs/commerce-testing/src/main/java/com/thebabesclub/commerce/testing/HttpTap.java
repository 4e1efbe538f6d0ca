package com.thebabesclub.commerce.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Stands before a server on this machine, for one process: what fails is a connection cut. */
public final class HttpTap implements AutoCloseable {

    /** What the client sets itself. */
    private static final Set<String> NOT_HANDED_ON =
            Set.of(
                    "connection",
                    "content-length",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    ":status");

    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    /** Stripe's words. */
    private static final String TOO_MANY_BODY =
            "{\"error\":{\"code\":\"rate_limit\",\"type\":\"invalid_request_error\","
                    + "\"message\":\"Too many requests.\"}}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final Life life;
    private final UnaryOperator<String> change;
    private final BinaryOperator<String> header;
    private final HttpServer door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpTap(URI server, Life life) {
        this(server, life, UnaryOperator.identity(), (_, value) -> value);
    }

    private HttpTap(
            URI server, Life life, UnaryOperator<String> change, BinaryOperator<String> header) {
        this.server = server;
        this.life = life;
        this.change = change;
        this.header = header;
        try {
            door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door.setExecutor(threads);
        door.createContext("/", this::handOn);
        door.start();
    }

    /** One that hands on every answer with its body changed. */
    public static HttpTap changing(URI server, UnaryOperator<String> change) {
        return new HttpTap(server, Life.unharmed(), change, (_, value) -> value);
    }

    /**
     * One that hands on every request with its headers changed.
     *
     * @param header given the name in lower case and the value
     */
    public static HttpTap sending(URI server, BinaryOperator<String> header) {
        return new HttpTap(server, Life.unharmed(), UnaryOperator.identity(), header);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = request(exchange);
            String name = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            HttpResponse<byte[]> answer =
                    life.pass(name, () -> CLIENT.sendAsync(request, BodyHandlers.ofByteArray()))
                            .get();
            answer(exchange, answer);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokenAnswer broken) {
                broken(exchange, broken);
            }
            // Else closed without an answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (isHandedOn(name)) {
                                String key = name.toLowerCase(Locale.ROOT);
                                values.forEach(
                                        value -> request.header(name, header.apply(key, value)));
                            }
                        });
        return request.build();
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (isHandedOn(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        byte[] body = change.apply(new String(answer.body(), UTF_8)).getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** What is neither answered nor cut short is closed without an answer. */
    private static void broken(HttpExchange exchange, BrokenAnswer broken) throws IOException {
        switch (broken.harm()) {
            case THROTTLED -> whole(exchange, TOO_MANY, TOO_MANY_BODY);
            case GARBAGE -> whole(exchange, OK, "<html><body>Welcome</body></html>");
            case RESET, HALF -> {
                if (broken.answer() instanceof HttpResponse<?> answer
                        && answer.body() instanceof byte[] body
                        && body.length > 0) {
                    exchange.sendResponseHeaders(answer.statusCode(), body.length);
                    exchange.getResponseBody()
                            .write(body, 0, broken.harm() == Harm.HALF ? body.length / 2 : 0);
                    exchange.getResponseBody().flush();
                }
            }
            default -> {}
        }
    }

    private static void whole(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isHandedOn(String header) {
        return !NOT_HANDED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        door.stop(0);
    }
}
