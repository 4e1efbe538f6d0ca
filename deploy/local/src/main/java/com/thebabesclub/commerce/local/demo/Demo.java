package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.Ports;
import com.thebabesclub.commerce.local.StoredItem;
import com.thebabesclub.commerce.local.demo.ShopClient.Reply;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The main job of the shop, once for a guest and once for a signed-in user: a cart becomes a quote,
 * a checkout session, a payment, a signed webhook, an order, and the nightly sync finds nothing
 * missing. Every step is checked, and what it stored is shown.
 */
public final class Demo {

    private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(90);

    private final ShopClient shop;
    private final PaymentPage payments;
    private final Webhook webhook;
    private final NightlySync sync;
    private final Stored stored;
    private final Story story;

    /**
     * A demo of a running stack.
     *
     * @param stripeKey with which the emulator lists its events
     */
    public Demo(
            Ports ports,
            String stripeKey,
            LocalTable table,
            Webhook webhook,
            NightlySync sync,
            Story story) {
        this.shop = new ShopClient(ports.gatewayUri());
        this.payments = new PaymentPage(ports.stripeUri(), stripeKey);
        this.webhook = webhook;
        this.sync = sync;
        this.stored = new Stored(table);
        this.story = story;
    }

    /** The service that hears of payments, and may be away when one happens. */
    public interface Webhook {

        /** Returns when it is gone. */
        void stop() throws InterruptedException;

        /** Returns when it is ready. */
        void start() throws InterruptedException;
    }

    /** Runs the nightly job now and gives its answer. */
    public interface NightlySync {

        JsonNode run() throws InterruptedException;
    }

    /**
     * Goes through all of it.
     *
     * @param guest without a token
     * @param member with one
     * @param killWebhook whether the webhook service is away while the guest pays
     * @throws StepFailed at the first step that does not end as it should
     */
    public void run(Shopper guest, Shopper member, boolean killWebhook)
            throws InterruptedException {
        Purchase first = order("A guest", guest, killWebhook);
        Purchase second = order("A signed-in user", member, false);
        dashboard(second);
        nightlySync(List.of(first, second));
    }

    private Purchase order(String who, Shopper shopper, boolean killWebhook)
            throws InterruptedException {
        JsonNode quote = quote(who, shopper);
        Purchase purchase = session(shopper, quote);
        if (killWebhook) {
            story.step("The webhook service is stopped.");
            webhook.stop();
            story.good("Stripe will find nobody there.");
        }
        pay(purchase);
        if (killWebhook) {
            require(stored.orders(purchase).isEmpty(), "there is an order that no event has made");
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
        Reply reply = post("/cart/quote", shopper, Map.of("items", shopper.cart()));
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
                post(
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
        require(orders.size() == 1, orders.size() + " orders came of one payment");
        show(stored.ofOrder(purchase, payments.completedEvent(purchase.sessionId())), "USER#");
        story.good("exactly one order, counted by key");
    }

    private void status(Purchase purchase) throws InterruptedException {
        story.step("The browser comes back from Stripe and asks how it went.");
        Reply reply =
                get(
                        "/checkout/status?session_id=" + purchase.sessionId(),
                        purchase.shopper(),
                        Map.of("X-Cart-Token", purchase.cartToken()));
        require(
                reply.json().path("status").asText().equals("complete"),
                "the status is " + reply.json().path("status").asText());
        story.fact("status", reply.json().path("status").asText());
        story.fact("order", reply.json().path("orderNumber").asText());
    }

    private void dashboard(Purchase purchase) throws InterruptedException {
        story.step("The customer looks at their orders.");
        JsonNode orders =
                get("/dashboard/orders?limit=20", purchase.shopper(), Map.of())
                        .json()
                        .path("orders");
        require(orders.size() == 1, "the list has " + orders.size() + " orders");
        JsonNode listed = orders.get(0);
        require(
                listed.path("orderId").asText().equals(purchase.sessionId()),
                "the list has another order: " + listed);
        story.fact("order", listed.path("orderNumber").asText());
        JsonNode detail =
                get("/dashboard/orders/" + purchase.sessionId(), purchase.shopper(), Map.of())
                        .json()
                        .path("order");
        require(
                detail.path("amount").asLong() == purchase.quote().path("total").asLong(),
                "the order is about "
                        + detail.path("amount").asLong()
                        + " and not the quoted total");
        detail.path("items")
                .forEach(
                        item ->
                                story.fact(
                                        "item",
                                        item.path("quantity").asInt()
                                                + " × "
                                                + item.path("name").asText()));
        story.fact(
                "paid",
                Money.text(detail.path("amount").asLong(), detail.path("currency").asText()));
    }

    private void nightlySync(List<Purchase> purchases) throws InterruptedException {
        story.step("The nightly sync compares Stripe with the table.");
        JsonNode answer = sync.run();
        for (String count : List.of("processed", "created", "skipped", "errors")) {
            story.fact(count, answer.path(count).asText());
        }
        require(
                answer.path("status").asText().equals("success"),
                "the sync says " + answer.path("status").asText());
        require(
                answer.path("created").asInt(-1) == 0,
                "the sync found orders missing: " + answer.path("createdOrders"));
        require(
                answer.path("processed").asInt() >= purchases.size(),
                "the sync saw %d sessions only".formatted(answer.path("processed").asInt()));
        show(stored.syncState().stream().toList(), "SYSTEM");
        for (Purchase purchase : purchases) {
            require(stored.orders(purchase).size() == 1, "the sync changed the number of orders");
        }
        story.good("nothing is missing, and there is still exactly one order for each payment");
    }

    private Reply post(String path, Shopper shopper, Object body) throws InterruptedException {
        return told("POST", path, shop.post(path, shopper.headers(), body));
    }

    private Reply get(String path, Shopper shopper, Map<String, String> more)
            throws InterruptedException {
        Map<String, String> headers = shopper.headers();
        headers.putAll(more);
        return told("GET", path, shop.get(path, headers));
    }

    private Reply told(String method, String path, Reply reply) {
        story.call(method, path, reply.status(), reply.millis());
        require(
                reply.status() == 200 || reply.status() == 201,
                "%s %s answered %d: %s".formatted(method, path, reply.status(), reply.json()));
        return reply;
    }

    private void show(List<StoredItem> items, String needed) {
        require(
                items.stream().anyMatch(item -> item.pk().startsWith(needed)),
                "nothing was stored under " + needed);
        story.stored(new ArrayList<>(items));
    }

    private static String money(JsonNode quote, String field) {
        return Money.text(quote.path(field).asLong(), quote.path("currency").asText());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StepFailed(otherwise);
        }
    }
}
