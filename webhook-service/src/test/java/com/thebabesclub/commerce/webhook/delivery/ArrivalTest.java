package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must not depend on who tells of a payment, when, or in which version of the API. */
class ArrivalTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String ASYNC_FAILED = "checkout.session.async_payment_failed";

    @Test
    @Case(id = "T-ORD-3", sentence = "A late failure does not undo a payment.")
    void aLateFailureDoesNotUndoAPayment() throws StripeException {
        try (WebhookShop shop = new WebhookShop()) {
            Sale sale = Sale.pending(shop);
            // The session as it was before the money came, in the event of an earlier attempt.
            String failed =
                    Sale.body(shop, COMPLETED)
                            .replace(shop.stripe.lastEvent(COMPLETED).id(), "evt_failed")
                            .replace(COMPLETED, ASYNC_FAILED);
            shop.stripe.settle(sale.session(), true);
            sale.deliver("checkout.session.async_payment_succeeded");

            Sale.deliverBody(shop, failed);

            assertThat(sale.text("status")).isEqualTo("completed");
        }
    }

    @Test
    @Case(
            id = "T-RACE-5",
            sentence =
                    "Webhook alone, status page alone, sync alone: the same order but for its source and times.")
    void whoeverTellsOfThePaymentTheOrderIsTheSame() throws StripeException {
        Set<List<String>> tables = new HashSet<>();
        for (OrderSource source :
                List.of(OrderSource.WEBHOOK, OrderSource.STATUS, OrderSource.NIGHTLY_SYNC)) {
            try (WebhookShop shop = new WebhookShop()) {
                Sale sale = Sale.paid(shop);
                shop.clock.advance(Duration.ofSeconds(5));
                tell(sale, source);
                assertThat(sale.text("source")).isEqualTo(source.text());
                Map<String, List<String>> rows =
                        Rows.of(shop.local, Set.of("source", "completedAt", "syncedAt"));
                assertThat(rows).hasSize(1);
                tables.add(
                        rows.values().iterator().next().stream()
                                .filter(row -> !row.startsWith("EVENT#"))
                                // The webhook's mail is sent, the others' is left to the sweep.
                                .filter(row -> !row.startsWith("DUE#"))
                                .toList());
            }
        }
        assertThat(tables).as("but for the source and its times").hasSize(1);
        assertThat(tables.iterator().next()).anyMatch(row -> row.startsWith("USER#"));
    }

    @Test
    @Case(id = "T-VER-1", sentence = "An event of any API version gives the same order.")
    @Case(
            id = "T-VER-3",
            sentence =
                    "The shipping address is found where Stripe keeps it today and where it kept it before.")
    void whateverVersionTellsOfThePaymentTheOrderIsTheSame() throws StripeException {
        List<String> versions =
                List.of(
                        "2020-08-27",
                        "2022-11-15",
                        "2024-06-20",
                        "2025-03-31.basil",
                        "2025-09-30.clover",
                        "2026-07-29.dahlia",
                        "2026-10-28.endive");
        try (WebhookShop shop = new WebhookShop()) {
            for (String version : versions) {
                for (Event event : eventsOfASale(shop)) {
                    SignedDelivery signed =
                            shop.stripe.signed(
                                    event.id(), new ApiVersion(version), WebhookShop.SECRET);
                    assertThat(signed.text()).contains("\"" + version + "\"");
                    Sale.deliverBody(shop, signed.text());
                }
            }
            for (Event event : eventsOfASale(shop)) {
                String body = shop.stripe.signed(event.id(), WebhookShop.SECRET).text();
                Sale.deliverBody(
                        shop,
                        body.replaceFirst(
                                "\"api_version\":\\s*\"[^\"]*\"", "\"api_version\":null"));
            }

            Map<String, List<String>> rows = Rows.of(shop.local, Set.of());
            assertThat(rows).hasSize(versions.size() + 1);
            assertThat(new HashSet<>(rows.values())).hasSize(1);
            assertThat(rows.values().iterator().next())
                    .anyMatch(
                            row ->
                                    row.startsWith("USER#")
                                            && row.contains("amountRefunded=1000")
                                            && row.contains("disputeStatus=needs_response")
                                            && row.contains("country=CA"));
        }
    }

    private static List<Event> eventsOfASale(WebhookShop shop) throws StripeException {
        Sale sale = Sale.paid(shop);
        shop.stripe.refund(sale.intent(), 1000);
        shop.stripe.dispute(sale.intent());
        List<Event> events = new ArrayList<>();
        for (String type :
                List.of(COMPLETED, "charge.refunded", "refund.created", "charge.dispute.created")) {
            events.add(shop.stripe.lastEvent(type));
        }
        return events;
    }

    private static void tell(Sale sale, OrderSource source) {
        if (source == OrderSource.WEBHOOK) {
            sale.deliver(COMPLETED);
            return;
        }
        // What the status page and the sync do with a session that they have fetched.
        StripeSessionClient sessions = sale.shop().elsewhere(StripeSessionClient.class);
        SettlementService settlement = sale.shop().elsewhere(SettlementService.class);
        Await.value(
                sessions.retrieve(sale.session())
                        .flatMap(
                                observed ->
                                        settlement.settle(observed, SettlementCause.of(source))));
    }
}
