package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.LocalFunction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Carts are quoted: new and known ones, with bundles, wrong ones, and too many. */
record QuoteRehearsal(StandIns standIns) implements Rehearsal {

    private static final int MOST_PER_HOUR = 12;

    /** It is played more than once, and each time from other addresses. */
    private static final AtomicInteger PLAYS = new AtomicInteger();

    private static final String NEW_CART = "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 2}]}";
    private static final String WRONG_CART =
            "{\"items\": [{\"sku\": \"NOT-OURS\", \"quantity\": 1}]}";

    @Override
    public String function() {
        return "quote";
    }

    @Override
    public String handler() {
        return Rehearsals.API;
    }

    @Override
    public List<String> without() {
        return List.of(
                "com.thebabesclub.commerce.checkout.session",
                "com.thebabesclub.commerce.event",
                "com.thebabesclub.commerce.outbox",
                "com.thebabesclub.commerce.settlement",
                "com.thebabesclub.commerce.stripe",
                "io.micronaut.security.endpoints",
                "io.micronaut.scheduling.processor");
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(standIns.environment());
        variables.put("QUOTE_RATE_LIMIT_PER_HOUR", Integer.toString(MOST_PER_HOUR));
        return variables;
    }

    @Override
    public void play(LocalFunction function) {
        int play = PLAYS.incrementAndGet();
        String visitor = "198.51.100." + play;
        Gateway.both(function).forEach(gateway -> quote(gateway, visitor));
        Gateway.both(function).forEach(gateway -> gateway.ask(Browser.get("/catalog")));
        WebRequest greedy = Browser.quote(NEW_CART).from("203.0.113." + play);
        for (int quote = 0; quote < MOST_PER_HOUR; quote++) {
            Gateway.restApi(function).ask(greedy);
        }
        Gateway.restApi(function).expect(429, greedy);
    }

    @Override
    public void look(LocalFunction function) {
        Gateway.restApi(function).ask(Browser.quote(NEW_CART));
    }

    private static void quote(Gateway gateway, String visitor) {
        String token =
                gateway.ask(Browser.quote(NEW_CART).from(visitor)).path("cartToken").asText();
        gateway.ask(Browser.quote(known(token)).from(visitor));
        gateway.expect(400, Browser.quote(WRONG_CART).from(visitor));
    }

    private static String known(String token) {
        return """
        {"items": [{"sku": "N-RED", "quantity": 3}, {"sku": "E-MAG-SIL", "quantity": 1},
                   {"sku": "B-CHN-SIL", "quantity": 1, "variantId": "M"}], "cartToken": "%s"}\
        """
                .formatted(token);
    }
}
