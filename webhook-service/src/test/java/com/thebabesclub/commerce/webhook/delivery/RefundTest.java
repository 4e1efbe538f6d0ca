package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.ItemSize;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Refunds that somebody made in Stripe's dashboard, as their events tell of them. */
class RefundTest extends DeliveryTest {

    private static final String CREATED = "refund.created";

    @Test
    @Case(
            id = "T-REF-1",
            sentence =
                    "Three partial refunds, delivered shuffled and thrice: the exact sum, three entries.")
    void partialRefundsAreCountedOnceHoweverOftenTheyAreTold() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        int before = shop.stripe.events().size();
        for (long amount : List.of(1000L, 250L, 1L)) {
            shop.stripe.refund(sale.intent(), amount);
        }
        List<Event> events = shop.stripe.events().subList(before, shop.stripe.events().size());
        List<Event> shuffled = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shuffled.addAll(events);
        }
        Collections.shuffle(shuffled, new Random(3));

        shuffled.forEach(sale::deliver);

        assertThat(sale.number("amountRefunded")).isEqualTo(1251);
        assertThat(sale.text("refundStatus")).isEqualTo("partial");
        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.list("refunds"))
                .hasSize(3)
                .allSatisfy(
                        refund ->
                                assertThat(refund)
                                        .containsKeys("id", "amount", "status", "created"));
    }

    @Test
    @Case(id = "T-REF-2", sentence = "A refund that fails after it succeeded is taken back.")
    void aRefundThatFailsAfterItSucceededIsTakenBack() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String refund = shop.stripe.refund(sale.intent(), 6000);
        sale.deliver(CREATED);
        assertThat(sale.text("refundStatus")).isEqualTo("full");

        shop.stripe.failRefund(refund);
        sale.deliver("refund.failed");

        assertThat(sale.number("amountRefunded")).isZero();
        assertThat(sale.text("refundStatus")).isEqualTo("none");
        assertThat(sale.text("status")).isEqualTo("completed");
        sale.deliver(CREATED, "refund.updated", "charge.refund.updated");
        assertThat(sale.number("amountRefunded")).as("old news").isZero();
    }

    @Test
    @Case(id = "T-REF-3", sentence = "A pending refund is shown as pending.")
    void aPendingRefundIsShownAsPendingAndNotAsRefunded() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String refund = shop.stripe.refundPending(sale.intent(), 6000);

        sale.deliver(CREATED, "charge.refunded");
        assertThat(sale.number("amountRefunded")).isZero();
        assertThat(sale.text("refundStatus")).isEqualTo("pending");

        shop.stripe.succeedRefund(refund);
        sale.deliver("refund.updated");
        assertThat(sale.number("amountRefunded")).isEqualTo(6000);
        assertThat(sale.text("refundStatus")).isEqualTo("full");
    }

    @Test
    @Case(id = "T-REF-4", sentence = "More than a hundred refunds of one payment are all counted.")
    void moreThanAHundredRefundsAreAllCountedAndThePointerStaysSmall() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String last = "";
        for (int i = 0; i < 137; i++) {
            last = shop.stripe.refund(sale.intent(), 10);
        }
        shop.stripe.clearRequests();

        sale.deliver("charge.refunded");

        assertThat(shop.stripe.requestCount("GET /v1/refunds")).as("two pages").isEqualTo(2);
        assertThat(sale.number("amountRefunded")).isEqualTo(1370);
        assertThat(sale.list("refunds")).hasSize(137);
        assertThat(shop.local.keys("SESSION#" + sale.session()))
                .extracting(key -> key.substring(key.indexOf(" / ") + 3))
                .containsExactly("LINES", "METADATA", "REFUNDS#1", "REFUNDS#2");
        assertThat(ItemSize.of(sale.pointer())).isLessThan(4096);

        shop.stripe.failRefund(last);
        sale.deliver("refund.failed", CREATED, "charge.refunded");
        assertThat(sale.number("amountRefunded")).isEqualTo(1360);
        assertThat(sale.list("refunds")).hasSize(137);
    }

    @Test
    @Case(
            id = "T-REF-5",
            sentence = "A refund without metadata is resolved through its payment intent.")
    void aRefundIsFoundByItsPaymentIntentAlone() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 500);
        shop.stripe.clearRequests();
        assertThat(Sale.body(shop, CREATED)).doesNotContain("babesclub", sale.session());

        sale.deliver(CREATED);

        assertThat(sale.number("amountRefunded")).isEqualTo(500);
        assertThat(shop.stripe.requests()).as("the payload is enough").isEmpty();
    }

    @Test
    @Case(
            id = "T-REF-5",
            sentence = "A refund without metadata is resolved through its payment intent.")
    void aRefundThatNamesOnlyItsChargeIsFoundThroughTheCharge() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 700);
        shop.stripe.clearRequests();

        Sale.deliverBody(
                shop,
                Sale.body(shop, CREATED)
                        .replaceAll(
                                "\"payment_intent\":\\s*\"[^\"]*\"", "\"payment_intent\":null"));

        assertThat(sale.number("amountRefunded")).isEqualTo(700);
        assertThat(shop.stripe.requests())
                .extracting(request -> request.route())
                .containsExactly("GET /v1/charges/{id}");
    }

    @Test
    @Case(
            id = "T-ORD-4",
            sentence = "A refund that arrives before its order: the order is made first.")
    void aRefundThatArrivesBeforeItsOrderMakesTheOrder() throws StripeException {
        Sale sale = Sale.paid(shop);
        shop.stripe.refund(sale.intent(), 2000);
        shop.stripe.clearRequests();

        sale.deliver(CREATED);

        assertThat(shop.stripe.requests())
                .extracting(request -> request.route())
                .containsExactly("GET /v1/checkout/sessions");
        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.number("amountRefunded")).isEqualTo(2000);
        sale.deliver(COMPLETED);
        assertThat(sale.number("amountRefunded")).isEqualTo(2000);
    }

    @Test
    @Case(id = "T-ORD-6", sentence = "Two changes within one second are both seen.")
    void twoChangesWithinOneSecondAreBothSeen() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String first = shop.stripe.refundPending(sale.intent(), 100);
        sale.deliver(CREATED);
        shop.stripe.refund(sale.intent(), 20);
        sale.deliver(CREATED);
        shop.stripe.succeedRefund(first);
        sale.deliver("refund.updated");

        List<Event> events = shop.stripe.events();
        assertThat(events.getLast().created()).isEqualTo(events.getFirst().created());
        assertThat(sale.number("amountRefunded")).isEqualTo(120);
    }

    @Test
    void aRefundOfAKnownOrderStaysInItsBudget() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        int fresh = ItemSize.of(sale.pointer());
        shop.stripe.refund(sale.intent(), 500);
        CapacityLedger first = CapacityLedger.on(shop.local);
        sale.deliver(CREATED);
        CapacityLedger.Usage usage = first.usage();
        CapacityLedger again = CapacityLedger.on(shop.local);
        sale.deliver(CREATED);
        CapacityLedger.Usage duplicate = again.usage();

        System.out.println("webhook, refund of a known order: " + usage);
        System.out.println("webhook, the same again: " + duplicate);
        System.out.println("pointer of a paid order: " + fresh + " bytes");
        assertThat(fresh).isLessThanOrEqualTo(1024);
        // Three for the settlement, one to mark that its mail was sent.
        assertThat(usage.roundTrips()).isEqualTo(4);
        assertThat(usage.writeUnits()).isLessThanOrEqualTo(14);
        assertThat(usage.readUnits()).isLessThanOrEqualTo(2.5);
        assertThat(duplicate.roundTrips()).isEqualTo(1);
        assertThat(duplicate.writeUnits()).isZero();
        assertThat(duplicate.readUnits()).isLessThanOrEqualTo(1);
    }

    @Test
    void aHintThatTellsNothingNewCostsNoCallToStripe() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 500);
        sale.deliver(CREATED);
        shop.stripe.clearRequests();

        sale.deliver("charge.refunded");

        assertThat(shop.stripe.requests()).isEmpty();
        assertThat(Objects.requireNonNull(sale.pointer().get("version")).n()).isEqualTo("3");
    }
}
