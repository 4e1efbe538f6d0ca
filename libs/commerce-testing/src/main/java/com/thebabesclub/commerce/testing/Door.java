package com.thebabesclub.commerce.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.jspecify.annotations.Nullable;

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
import java.util.Objects;
import java.util.function.Function;

/** A way into a service. A test takes the same request through each and expects the same answer. */
public final class Door {

    private final String name;
    private final Function<WebRequest, WebAnswer> answers;

    private Door(String name, Function<WebRequest, WebAnswer> answers) {
        this.name = name;
        this.answers = answers;
    }

    public WebAnswer ask(WebRequest request) {
        return answers.apply(request);
    }

    /** The socket of a server that runs. */
    public static Door netty(URI server) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        return new Door("Netty", request -> overTheWire(client, server, request));
    }

    /** The handler of a function behind a REST API, whose requests arrive by the clock. */
    public static Door restApi(
            Clock clock,
            Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler) {
        return new Door(
                "Lambda, payload 1",
                request -> {
                    APIGatewayProxyResponseEvent response =
                            handler.apply(GatewayEvents.rest(request, clock.instant()));
                    return new WebAnswer(
                            response.getStatusCode(),
                            headers(response.getHeaders()),
                            body(response.getBody()));
                });
    }

    /** The handler of a function behind an HTTP API, whose requests arrive by the clock. */
    public static Door httpApi(
            Clock clock, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        return new Door(
                "Lambda, payload 2",
                request -> {
                    APIGatewayV2HTTPResponse response =
                            handler.apply(GatewayEvents.http(request, clock.instant()));
                    return new WebAnswer(
                            response.getStatusCode(),
                            headers(response.getHeaders()),
                            body(response.getBody()));
                });
    }

    private static WebAnswer overTheWire(HttpClient client, URI server, WebRequest request) {
        String body = request.body();
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder wire =
                HttpRequest.newBuilder(server.resolve(request.target()))
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

    private static Map<String, String> headers(@Nullable Map<String, String> headers) {
        return headers == null ? Map.of() : headers;
    }

    private static String body(@Nullable String body) {
        return Objects.requireNonNullElse(body, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
