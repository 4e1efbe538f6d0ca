package com.thebabesclub.commerce.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A customer of the shop with an account, and Stripe's part of a purchase.
 *
 * @param user the subject of the customer's tokens
 */
record Browser(Shop shop, String user) {

    static final String ORIGIN = "https://thebabesclub.com";

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger USERS = new AtomicInteger();
    private static final String THREE_NECKLACES =
            "{\"items\":[{\"sku\":\"n-red\",\"quantity\":2},{\"sku\":\"N-ORG\",\"quantity\":1}]}";

    static Browser of(Shop shop) {
        return new Browser(shop, "user_" + USERS.incrementAndGet());
    }

    String token() {
        return TestToken.of(user, Instant.now());
    }

    WebAnswer quote() {
        return shop.checkout().ask(WebRequest.post("/cart/quote", THREE_NECKLACES));
    }

    WebAnswer checkout(JsonNode quote) {
        return shop.checkout()
                .ask(
                        WebRequest.post(
                                        "/checkout/create-session",
                                        "{\"quoteSignature\":" + quote.path("quoteSignature") + "}")
                                .bearer(token()));
    }

    WebAnswer status(String session, JsonNode quote) {
        return shop.checkout()
                .ask(
                        WebRequest.get("/checkout/status?session_id=" + session)
                                .header("X-Cart-Token", quote.path("cartToken").asText()));
    }

    /** A new session of three necklaces. */
    String session() {
        return json(checkout(json(quote()))).path("sessionId").asText();
    }

    /** The event of a payment, as Stripe would deliver it. */
    SignedDelivery pays(String session) {
        shop.world().stripe().pay(session);
        String event =
                shop.world().stripe().events("checkout.session.completed").stream()
                        .filter(each -> isOf(each, session))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return shop.world().stripe().signed(event, World.WEBHOOK_SECRET);
    }

    private static boolean isOf(Event event, String session) {
        return event.rendered(event.accountVersion())
                .at("/data/object/id")
                .asText()
                .equals(session);
    }

    WebAnswer dashboard(String target) {
        return shop.dashboard().ask(WebRequest.get(target).bearer(token()));
    }

    static WebRequest delivery(String body, String signature) {
        return WebRequest.post("/stripe/webhook", body).header("Stripe-Signature", signature);
    }

    /** Of a success. */
    static JsonNode json(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return tree(answer.body());
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
