package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.gateway.StackControl;
import com.thebabesclub.commerce.local.process.StackProblem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The controls of a running stack, from another process. */
final class StackClient {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI gateway;

    private StackClient(URI gateway) {
        this.gateway = gateway;
    }

    /**
     * The stack on these ports, if there is one.
     *
     * @throws StackProblem if there is one that talks to Stripe itself
     */
    static Optional<StackClient> find(Ports ports) throws InterruptedException {
        StackClient stack = new StackClient(ports.gatewayUri());
        try {
            JsonNode state = stack.send(stack.request(StackControl.PREFIX).GET());
            if (!state.path("stack").asText().equals(Controls.NAME)) {
                return Optional.empty();
            }
            if (!state.path("emulated").asBoolean()) {
                throw new StackProblem(
                        "The stack on port %d talks to Stripe itself, where the demo cannot pay: start it without STRIPE_SECRET."
                                .formatted(ports.gateway()));
            }
            return Optional.of(stack);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    void stop(Service service) throws InterruptedException {
        post(Controls.path(service, "stop"));
    }

    /** Returns when the service is ready. */
    void start(Service service) throws InterruptedException {
        post(Controls.path(service, "start"));
    }

    private void post(String path) throws InterruptedException {
        try {
            JsonNode _ = send(request(path).POST(BodyPublishers.noBody()));
        } catch (IOException e) {
            throw new StackProblem("The stack does not answer: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(LIMIT)
                .header(Controls.GUARD, "yes");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException notOurs) {
            return new ObjectMapper().missingNode();
        }
    }
}
