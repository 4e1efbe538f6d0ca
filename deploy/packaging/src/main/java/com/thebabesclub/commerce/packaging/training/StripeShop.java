package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sales at the emulator. */
final class StripeShop {

    private final StripeEmulator stripe;

    StripeShop(StripeEmulator stripe) {
        this.stripe = stripe;
    }

    /** The payment intent of a session of ours that has been paid. */
    String paid(String user) {
        return stripe.pay(open("babesclub", user)).path("payment_intent").asText();
    }

    /** A session of ours is over before anybody has paid. */
    void expired() {
        String session = open("babesclub", "user_late");
        post("/v1/checkout/sessions/" + session + "/expire", "");
    }

    void refunded(String payment) {
        stripe.refund(payment, 1000);
    }

    void disputed(String payment) {
        stripe.dispute(payment);
    }

    /** Somebody else's session has been paid. */
    void foreign() {
        stripe.pay(open("another-shop", "user_elsewhere"));
    }

    /** The latest event of this type as it is delivered. */
    SignedDelivery delivery(String type) {
        return stripe.signed(stripe.lastEvent(type).id(), StandIns.WEBHOOK_SECRET);
    }

    private String open(String app, String user) {
        Map<String, String> form = new TreeMap<>();
        form.put("mode", "payment");
        form.put("success_url", "https://thebabesclub.com/");
        form.put("metadata[app]", app);
        form.put("metadata[env]", "prod");
        form.put("metadata[quoteSignature]", "v1.k1.0.n.m");
        form.put("metadata[userId]", user);
        form.put("line_items[0][quantity]", "2");
        form.put("line_items[0][price_data][currency]", "usd");
        form.put("line_items[0][price_data][unit_amount]", "3000");
        form.put("line_items[0][price_data][product_data][name]", "Red Necklace");
        form.put("line_items[0][metadata][sku]", "N-RED");
        form.put("line_items[0][metadata][collectionId]", "necklaces");
        return post("/v1/checkout/sessions", encoded(form)).path("id").asText();
    }

    private JsonNode post(String path, String form) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + path))
                        .header("Authorization", "Bearer " + stripe.apiKey())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
