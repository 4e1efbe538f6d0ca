package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.gateway.Answer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads of the emulated account, and presses the buttons of its control API. */
public final class EmulatorClient {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;
    private final String key;

    /**
     * @param key of the account
     */
    public EmulatorClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * What a route of Stripe's API tells.
     *
     * @param path with its query
     * @throws WireException where it tells nothing
     */
    JsonNode read(String path) {
        HttpResponse<String> response =
                send(
                        HttpRequest.newBuilder(base.resolve("/v1/" + path))
                                .header("Authorization", "Bearer " + key)
                                .GET());
        JsonNode content = json(response.body());
        if (response.statusCode() != 200) {
            throw new WireException(response.statusCode(), content.at("/error/message").asText());
        }
        return content;
    }

    /**
     * What the control API tells.
     *
     * @throws WireException where it tells nothing
     */
    JsonNode control(String path) {
        HttpResponse<String> response = send(controlRequest(path).GET());
        if (response.statusCode() != 200) {
            throw new WireException(502, "The emulator has no such control.");
        }
        return json(response.body());
    }

    /** Passes a request to the control API, and its answer back. */
    Answer control(String method, String path, String body) {
        HttpResponse<String> response =
                send(controlRequest(path).method(method, BodyPublishers.ofString(body)));
        return Answer.json(response.statusCode(), response.body());
    }

    private HttpRequest.Builder controlRequest(String path) {
        return HttpRequest.newBuilder(base.resolve("/_emulator/" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WireException(502, "The Stripe emulator does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WireException(503, "The stack is being stopped.");
        }
    }

    private JsonNode json(String body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            throw new WireException(502, "The Stripe emulator answers with what is not JSON.");
        }
    }
}
