package com.thebabesclub.commerce.webhook.delivery;

import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A payment at the emulator, and what the table has of it.
 *
 * @param session the checkout session
 * @param intent its payment intent
 */
record Sale(WebhookShop shop, String session, String intent) {

    /** Paid by card; nothing is delivered yet. */
    static Sale paid(WebhookShop shop) throws StripeException {
        String session = shop.open();
        return new Sale(shop, session, shop.stripe.pay(session).path("payment_intent").asText());
    }

    /** Complete, and the debit is on its way; nothing is delivered yet. */
    static Sale pending(WebhookShop shop) throws StripeException {
        String session = shop.open();
        return new Sale(
                shop,
                session,
                shop.stripe.pay(session, PaymentAttempt.pending()).path("payment_intent").asText());
    }

    /** Delivers the latest event of each type, in this order. */
    Sale deliver(String... types) {
        for (String type : types) {
            deliver(shop.stripe.lastEvent(type));
        }
        return this;
    }

    /** Delivers an event to the route as Stripe does; it must be taken. */
    void deliver(Event event) {
        SignedDelivery signed = shop.stripe.signed(event.id(), WebhookShop.SECRET);
        requireTaken(
                shop.doors.getFirst().ask(WebhookShop.delivery(signed.text(), signed.header())));
    }

    /** The body of the latest event of this type. */
    static String body(WebhookShop shop, String type) {
        return shop.stripe.signed(shop.stripe.lastEvent(type).id(), WebhookShop.SECRET).text();
    }

    /** Delivers a body that a test has written, signed as Stripe would; it must be taken. */
    static void deliverBody(WebhookShop shop, String body) {
        String time = Long.toString(shop.clock.instant().getEpochSecond());
        try {
            String mac = Webhook.Util.computeHmacSha256(WebhookShop.SECRET, time + "." + body);
            requireTaken(
                    shop.doors
                            .getFirst()
                            .ask(WebhookShop.delivery(body, "t=" + time + ",v1=" + mac)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order's item; empty where there is none. */
    Map<String, AttributeValue> order() {
        return item("USER#");
    }

    Map<String, AttributeValue> pointer() {
        return item("SESSION#" + session + " / METADATA");
    }

    String text(String attribute) {
        return Objects.requireNonNull(order().get(attribute), attribute).s();
    }

    long number(String attribute) {
        return Long.parseLong(Objects.requireNonNull(order().get(attribute), attribute).n());
    }

    /** The maps in a list of the order. */
    List<Map<String, AttributeValue>> list(String attribute) {
        return Objects.requireNonNull(order().get(attribute), attribute).l().stream()
                .map(AttributeValue::m)
                .toList();
    }

    private Map<String, AttributeValue> item(String prefix) {
        return shop.local.dump().entrySet().stream()
                .filter(item -> item.getKey().startsWith(prefix))
                .filter(item -> item.getKey().contains(session))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Map.of());
    }

    private static void requireTaken(WebAnswer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }
}
