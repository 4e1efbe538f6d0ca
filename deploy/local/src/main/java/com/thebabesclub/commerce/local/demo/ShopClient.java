package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** What a browser does to the shop: HTTP to the gateway, and nothing else. */
final class ShopClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;

    ShopClient(URI base) {
        this.base = base;
    }

    /**
     * An answer.
     *
     * @param json missing where the body is none
     */
    record Reply(int status, JsonNode json, long millis) {}

    Reply get(String path, Map<String, String> headers) throws InterruptedException {
        return send(request(path, headers).GET());
    }

    Reply post(String path, Map<String, String> headers, Object body) throws InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(body))));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    read(response.body()),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        } catch (IOException e) {
            throw new StepFailed("%s does not answer: %s".formatted(base, e), e);
        }
    }

    private JsonNode read(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException notJson) {
            return mapper.getNodeFactory().textNode(body);
        }
    }

    private String json(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a body is made of maps, lists and texts", e);
        }
    }
}
