package com.thebabesclub.commerce.checkout;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks for one quote and session after the other until nobody answers any more. */
final class RestlessCustomer implements Runnable {

    private static final String CART =
            """
            {"items": [{"sku": "N-YEL", "quantity": 1}]}""";

    private final URI server;
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private boolean isAnswered = true;

    RestlessCustomer(URI server) {
        this.server = server;
    }

    /** Of all answers. */
    List<Integer> statuses() {
        return statuses;
    }

    /** That were answered. */
    List<String> sessions() {
        return sessions;
    }

    @Override
    public void run() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (isAnswered) {
                ask(client, "/cart/quote", CART)
                        .map(quote -> quote.path("quoteSignature").toString())
                        .map("{\"quoteSignature\": %s}"::formatted)
                        .flatMap(body -> ask(client, "/checkout/create-session", body))
                        .map(answer -> answer.path("sessionId").asText())
                        .ifPresent(sessions::add);
            }
        }
    }

    /** Empty where the server is gone, or says that it has too much to do. */
    private Optional<JsonNode> ask(HttpClient client, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            statuses.add(answer.statusCode());
            return Optional.of(Json.of(answer.body())).filter(_ -> answer.statusCode() == 200);
        } catch (IOException nobodyAnswers) {
            isAnswered = false;
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isAnswered = false;
            return Optional.empty();
        }
    }
}
