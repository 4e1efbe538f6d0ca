package com.thebabesclub.commerce.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.Ports;

import java.util.List;
import java.util.Map;

/**
 * The main job of the shop, once for a guest and once for a signed-in user: a cart becomes a quote,
 * a checkout session, a payment, a signed webhook, an order, and the nightly sync finds nothing
 * missing. Every step is checked, and what it stored is shown.
 */
public final class Demo {

    private final Calls calls;
    private final Stored stored;
    private final Buying buying;
    private final NightlySync sync;
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
        this.calls = new Calls(ports.gatewayUri(), story);
        this.stored = new Stored(table);
        this.buying =
                new Buying(
                        calls,
                        new PaymentPage(ports.stripeUri(), stripeKey),
                        webhook,
                        stored,
                        story);
        this.sync = sync;
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
        Purchase first = buying.order("A guest", guest, killWebhook);
        Purchase second = buying.order("A signed-in user", member, false);
        dashboard(second);
        nightlySync(List.of(first, second));
    }

    private void dashboard(Purchase purchase) throws InterruptedException {
        story.step("The customer looks at their orders.");
        JsonNode orders =
                calls.get("/dashboard/orders?limit=20", purchase.shopper(), Map.of())
                        .json()
                        .path("orders");
        StepFailed.unless(orders.size() == 1, "the list has " + orders.size() + " orders");
        JsonNode listed = orders.get(0);
        StepFailed.unless(
                listed.path("orderId").asText().equals(purchase.sessionId()),
                "the list has another order: " + listed);
        story.fact("order", listed.path("orderNumber").asText());
        JsonNode detail =
                calls.get("/dashboard/orders/" + purchase.sessionId(), purchase.shopper(), Map.of())
                        .json()
                        .path("order");
        StepFailed.unless(
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
        StepFailed.unless(
                answer.path("status").asText().equals("success"),
                "the sync says " + answer.path("status").asText());
        StepFailed.unless(
                answer.path("created").asInt(-1) == 0,
                "the sync found orders missing: " + answer.path("createdOrders"));
        StepFailed.unless(
                answer.path("processed").asInt() >= purchases.size(),
                "the sync saw %d sessions only".formatted(answer.path("processed").asInt()));
        story.stored(stored.syncState().stream().toList());
        for (Purchase purchase : purchases) {
            StepFailed.unless(
                    stored.orders(purchase).size() == 1, "the sync changed the number of orders");
        }
        story.good("nothing is missing, and there is still exactly one order for each payment");
    }
}
