package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.lambda.local.LocalFunction;

import java.util.Map;

/** A cart is quoted, quoted again, and becomes a session. */
record CheckoutRehearsal(StandIns standIns) implements Rehearsal {

    private static final Map<String, String> BROWSER = Map.of("Origin", "https://thebabesclub.com");
    private static final String CART =
            """
            {"items": [{"sku": "N-RED", "quantity": 2}, {"sku": "E-MAG-SIL", "quantity": 1}]}\
            """;

    @Override
    public String handler() {
        return "com.thebabesclub.commerce.web.ApiHandler";
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        Gateway gateway = new Gateway(function);
        gateway.post("/cart/quote", BROWSER, CART);
        JsonNode quote = gateway.post("/cart/quote", BROWSER, CART);
        JsonNode session =
                gateway.post(
                        "/checkout/create-session",
                        BROWSER,
                        "{\"quoteSignature\": \"%s\"}"
                                .formatted(quote.path("quoteSignature").asText()));
        gateway.get(
                "/checkout/status",
                Map.of("session_id", session.path("sessionId").asText()),
                Map.of("X-Cart-Token", quote.path("cartToken").asText()));
    }

    @Override
    public void look(LocalFunction function) {
        new Gateway(function).post("/cart/quote", BROWSER, CART);
    }
}
