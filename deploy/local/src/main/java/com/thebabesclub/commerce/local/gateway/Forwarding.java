package com.thebabesclub.commerce.local.gateway;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Passes a request to a service and its answer back, both unchanged: method, path, query, headers,
 * bytes and status. Only what belongs to one connection (RFC 9110, 7.6.1) stays behind, and a
 * request without an id gets one.
 */
final class Forwarding {

    private static final String REQUEST_ID = "X-Request-Id";

    private static final Set<String> OF_ONE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "http2-settings",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient client;
    private final Duration limit;
    private final int bodyLimit;

    /**
     * @param limit from the first byte sent to the last received
     * @param bodyLimit bytes of a request; an answer may have sixteen times as many
     */
    Forwarding(Duration limit, int bodyLimit) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
        this.limit = limit;
        this.bodyLimit = bodyLimit;
    }

    Answer forward(HttpExchange exchange, Upstream upstream)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(bodyLimit + 1);
        if (body.length > bodyLimit) {
            return Answer.problem(
                    413,
                    "gateway_body_too_large",
                    "The gateway takes at most %d bytes.".formatted(bodyLimit));
        }
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(
                        request(exchange, upstream, body),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), 16L * bodyLimit));
        try {
            return answer(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Answer.problem(
                    502,
                    "gateway_upstream_down",
                    "The %s does not answer.".formatted(upstream.name()));
        } catch (TimeoutException e) {
            call.cancel(true);
            return Answer.problem(
                    504,
                    "gateway_upstream_late",
                    "The %s has not answered in %d s."
                            .formatted(upstream.name(), limit.toSeconds()));
        }
    }

    private static HttpRequest request(HttpExchange exchange, Upstream upstream, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target(exchange.getRequestURI(), upstream))
                        .method(
                                exchange.getRequestMethod(),
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        ofTheMessage(exchange.getRequestHeaders())
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        if (!exchange.getRequestHeaders().containsKey(REQUEST_ID)) {
            request.header(REQUEST_ID, UUID.randomUUID().toString());
        }
        return request.build();
    }

    private static URI target(URI asked, Upstream upstream) {
        String query = asked.getRawQuery();
        return URI.create(
                upstream.base() + asked.getRawPath() + (query == null ? "" : "?" + query));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), ofTheMessage(response.headers().map()), response.body());
    }

    private static Map<String, List<String>> ofTheMessage(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new HashMap<>(headers);
        kept.keySet().removeIf(name -> OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
        return kept;
    }
}
