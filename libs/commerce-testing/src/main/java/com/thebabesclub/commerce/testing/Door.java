package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A way into a service. A test takes the same request through each and expects the same answer. */
public final class Door {

    private final String name;
    private final Function<WebRequest, WebAnswer> answers;

    private Door(String name, Function<WebRequest, WebAnswer> answers) {
        this.name = name;
        this.answers = answers;
    }

    /** Asks, and holds the answer to the published description, where that has the route. */
    public WebAnswer ask(WebRequest request) {
        WebAnswer answer = answers.apply(request);
        OpenApi api = OpenApi.read();
        api.operation(request)
                .ifPresent(
                        operation ->
                                assertThat(api.violations(operation, answer))
                                        .as(operation.route() + " " + answer.body())
                                        .isEmpty());
        return answer;
    }

    /** The socket of a server that runs. */
    public static Door netty(URI server) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        return new Door("Netty", request -> overTheWire(client, server, request));
    }

    /** The handler of a function behind a REST API, whose requests arrive by the clock. */
    public static Door restApi(Clock clock, RequestStreamHandler handler, Context context) {
        return restApi(clock, event -> called(handler, event, context));
    }

    /** The handler of a function behind an HTTP API, whose requests arrive by the clock. */
    public static Door httpApi(Clock clock, RequestStreamHandler handler, Context context) {
        return httpApi(clock, event -> called(handler, event, context));
    }

    /** A function behind a REST API, wherever it runs. */
    public static Door restApi(Clock clock, UnaryOperator<byte[]> function) {
        return new Door(
                "Lambda, payload 1",
                request ->
                        GatewayEvents.answer(
                                function.apply(GatewayEvents.rest(request, clock.instant()))));
    }

    /** A function behind an HTTP API, wherever it runs. */
    public static Door httpApi(Clock clock, UnaryOperator<byte[]> function) {
        return new Door(
                "Lambda, payload 2",
                request ->
                        GatewayEvents.answer(
                                function.apply(GatewayEvents.http(request, clock.instant()))));
    }

    /** The same door under another name. */
    public Door named(String other) {
        return new Door(other, answers);
    }

    /** This door for all but one path, which is behind another. */
    public Door except(String path, Door other) {
        return new Door(
                name, request -> request.path().equals(path) ? other.ask(request) : ask(request));
    }

    private static byte[] called(RequestStreamHandler handler, byte[] event, Context context) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toByteArray();
    }

    private static WebAnswer overTheWire(HttpClient client, URI server, WebRequest request) {
        String body = request.body();
        BodyPublisher content =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(request.bytes(body));
        HttpRequest.Builder wire =
                HttpRequest.newBuilder(URI.create(server + request.target()))
                        .timeout(Duration.ofSeconds(30))
                        .method(request.method(), content);
        request.headers().forEach(wire::header);
        try {
            HttpResponse<String> response = client.send(wire.build(), BodyHandlers.ofString());
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((header, values) -> headers.put(header, String.join(", ", values)));
            return new WebAnswer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
