package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.local.demo.ShopClient.Reply;

import java.net.URI;
import java.util.Map;

/** The Stripe emulator, as the customer's browser and its owner's dashboard use it. */
final class PaymentPage {

    private final ShopClient stripe;
    private final String apiKey;

    PaymentPage(URI emulator, String apiKey) {
        this.stripe = new ShopClient(emulator);
        this.apiKey = apiKey;
    }

    /** Pays by card. */
    void pay(Purchase purchase) throws InterruptedException {
        Reply reply =
                stripe.post(
                        "/_emulator/checkout/sessions/" + purchase.sessionId() + "/pay",
                        Map.of(),
                        Map.of("outcome", "succeeds", "email", purchase.shopper().email()));
        if (reply.status() != 200) {
            throw new StepFailed(
                    "the payment page answered %d: %s".formatted(reply.status(), reply.json()));
        }
    }

    /** The id of the event that told of the session's completion. */
    String completedEvent(String sessionId) throws InterruptedException {
        Reply reply =
                stripe.get(
                        "/v1/events?type=checkout.session.completed&limit=100",
                        Map.of("Authorization", "Bearer " + apiKey));
        for (JsonNode event : reply.json().path("data")) {
            if (event.at("/data/object/id").asText().equals(sessionId)) {
                return event.path("id").asText();
            }
        }
        throw new StepFailed("Stripe has no event of the completion of " + sessionId);
    }
}
