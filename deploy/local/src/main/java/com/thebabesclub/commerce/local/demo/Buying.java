package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.local.StoredItem;
import com.thebabesclub.commerce.local.demo.Demo.Webhook;
import com.thebabesclub.commerce.local.demo.ShopClient.Reply;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cart on its way to exactly one order. */
final class Buying {

    private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(90);

    private final Calls calls;
    private final PaymentPage payments;
    private final Webhook webhook;
    private final Stored stored;
    private final Story story;

    Buying(Calls calls, PaymentPage payments, Webhook webhook, Stored stored, Story story) {
        this.calls = calls;
        this.payments = payments;
        this.webhook = webhook;
        this.stored = stored;
        this.story = story;
    }

    /** Goes from the quote to the order; the webhook service may be away for the payment. */
    Purchase order(String who, Shopper shopper, boolean killWebhook) throws InterruptedException {
        JsonNode quote = quote(who, shopper);
        Purchase purchase = session(shopper, quote);
        if (killWebhook) {
            story.step("The webhook service is stopped.");
            webhook.stop();
            story.good("Stripe will find nobody there.");
        }
        pay(purchase);
        if (killWebhook) {
            StepFailed.unless(
                    stored.orders(purchase).isEmpty(), "there is an order that no event has made");
            story.good("There is no order yet: nobody has heard of the payment.");
            story.step("The webhook service is started again, and Stripe delivers again.");
            webhook.start();
        } else {
            story.step(
                    "Stripe tells the shop with a signed webhook, and the shop writes the order.");
        }
        settled(purchase);
        status(purchase);
        return purchase;
    }

    private JsonNode quote(String who, Shopper shopper) throws InterruptedException {
        story.step(who + " asks what the cart costs.");
        Reply reply = calls.post("/cart/quote", shopper, Map.of("items", shopper.cart()));
        JsonNode quote = reply.json();
        shopper.cart().forEach(line -> story.fact("cart", line.quantity() + " × " + line.sku()));
        story.fact("subtotal", money(quote, "subtotal"));
        quote.path("appliedBundles")
                .forEach(
                        bundle ->
                                story.fact(
                                        "bundle",
                                        "%s saves %s"
                                                .formatted(
                                                        bundle.path("name").asText(),
                                                        Money.text(
                                                                bundle.path("saves").asLong(),
                                                                quote.path("currency").asText()))));
        story.fact("total", money(quote, "total"));
        show(stored.ofQuote(quote.path("quoteSignature").asText()), "QUOTE#");
        return quote;
    }

    private Purchase session(Shopper shopper, JsonNode quote) throws InterruptedException {
        story.step("The quote becomes a Stripe Checkout session.");
        Reply reply =
                calls.post(
                        "/checkout/create-session",
                        shopper,
                        Map.of("quoteSignature", quote.path("quoteSignature").asText()));
        Purchase purchase =
                new Purchase(
                        shopper,
                        quote,
                        reply.json().path("sessionId").asText(),
                        URI.create(reply.json().path("checkoutUrl").asText()));
        story.fact("session", purchase.sessionId());
        story.fact("payment page", purchase.paymentPage().toString());
        show(stored.ofSession(purchase), "SESSION#");
        return purchase;
    }

    private void pay(Purchase purchase) throws InterruptedException {
        story.step("The customer pays on Stripe's page.");
        payments.pay(purchase);
        story.good(money(purchase.quote(), "total") + " paid by card");
    }

    private void settled(Purchase purchase) throws InterruptedException {
        List<StoredItem> orders =
                Until.found(
                        "The order of " + purchase.sessionId(),
                        WEBHOOK_LIMIT,
                        () ->
                                Optional.of(stored.orders(purchase))
                                        .filter(found -> !found.isEmpty()));
        StepFailed.unless(orders.size() == 1, orders.size() + " orders came of one payment");
        show(stored.ofOrder(purchase, payments.completedEvent(purchase.sessionId())), "USER#");
        story.good("exactly one order, counted by key");
    }

    private void status(Purchase purchase) throws InterruptedException {
        story.step("The browser comes back from Stripe and asks how it went.");
        Reply reply =
                calls.get(
                        "/checkout/status?session_id=" + purchase.sessionId(),
                        purchase.shopper(),
                        Map.of("X-Cart-Token", purchase.cartToken()));
        StepFailed.unless(
                reply.json().path("status").asText().equals("complete"),
                "the status is " + reply.json().path("status").asText());
        story.fact("status", reply.json().path("status").asText());
        story.fact("order", reply.json().path("orderNumber").asText());
    }

    private void show(List<StoredItem> items, String needed) {
        StepFailed.unless(
                items.stream().anyMatch(item -> item.pk().startsWith(needed)),
                "nothing was stored under " + needed);
        story.stored(items);
    }

    private static String money(JsonNode quote, String field) {
        return Money.text(quote.path(field).asLong(), quote.path("currency").asText());
    }
}
