package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.lambda.local.LocalFunction;

import java.util.Map;

/** A cart is quoted, becomes a session, is looked after, and is found again. */
record CheckoutRehearsal(StandIns standIns) implements Rehearsal {

    private static final String CART =
            """
            {"items": [{"sku": "N-RED", "quantity": 2}, {"sku": "E-MAG-SIL", "quantity": 1}]}\
            """;

    @Override
    public String function() {
        return "checkout";
    }

    @Override
    public String handler() {
        return Rehearsals.API;
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        Gateway.both(function).forEach(CheckoutRehearsal::buy);
    }

    @Override
    public void look(LocalFunction function) {
        Gateway.restApi(function).ask(Browser.quote(CART));
    }

    private static void buy(Gateway gateway) {
        JsonNode quote = gateway.ask(Browser.quote(CART));
        String token = quote.path("cartToken").asText();
        String signature = quote.path("quoteSignature").asText();
        JsonNode session =
                gateway.ask(
                        Browser.post(
                                "/checkout/create-session",
                                "{\"quoteSignature\": \"%s\"}".formatted(signature)));
        gateway.ask(
                Browser.get("/checkout/status?session_id=" + session.path("sessionId").asText())
                        .header("X-Cart-Token", token));
        gateway.ask(Browser.get("/cart/recover").header("X-Cart-Token", token));
    }
}
