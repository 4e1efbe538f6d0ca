package com.thebabesclub.commerce.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What money depends on at Stripe, as lines, to be compared with another shop's. */
final class StripeState {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> KINDS =
            List.of("checkout/sessions", "coupons", "customers", "refunds");

    private static final List<String> FIELDS =
            List.of("status", "payment_status", "amount_total", "amount", "amount_off");

    private StripeState() {}

    /** Sessions, coupons, customers and refunds, without what is by chance. */
    static List<String> of(TestShop shop) {
        List<String> lines = new ArrayList<>();
        for (String kind : KINDS) {
            for (JsonNode object : oldestFirst(shop, kind)) {
                String name = object.path("object").asText() + " " + object.path("id").asText();
                for (String field : FIELDS) {
                    lines.add(StateLine.text(name, field, object.path(field).asText()));
                }
            }
        }
        return lines;
    }

    /** Calls what is by chance by the order in which it was made. */
    static UnaryOperator<String> names(TestShop shop) {
        TreeMap<String, String> names = new TreeMap<>();
        for (String kind : KINDS) {
            List<JsonNode> objects = oldestFirst(shop, kind);
            for (int i = 0; i < objects.size(); i++) {
                names.put(objects.get(i).path("id").asText(), kind + " " + i);
            }
        }
        return text -> {
            String named = text.replace(shop.stripe().baseUrl(), "");
            for (var name : names.entrySet()) {
                named = named.replace(name.getKey(), name.getValue());
            }
            return named;
        };
    }

    private static List<JsonNode> oldestFirst(TestShop shop, String kind) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(shop.stripe().baseUrl() + "/v1/" + kind + "?limit=100"))
                        .header("Authorization", "Bearer " + TestShop.STRIPE_KEY)
                        .build();
        try {
            List<JsonNode> newestFirst = new ArrayList<>();
            JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body())
                    .path("data")
                    .forEach(newestFirst::add);
            return newestFirst.reversed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
