package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Disputes: each event only says that something happened, and Stripe is asked what. */
class DisputeTest extends DeliveryTest {

    private static final String CREATED = "charge.dispute.created";
    private static final String CLOSED = "charge.dispute.closed";

    @ParameterizedTest
    @CsvSource({"true, won, -1500", "false, lost, -7500"})
    @Case(
            id = "T-DSP-1",
            sentence =
                    "A dispute from opening to its end shows on the order without touching its"
                            + " status.")
    void aDisputeShowsOnTheOrderAndLeavesItsStatusAlone(boolean won, String end, long net)
            throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String dispute = shop.stripe.dispute(sale.intent());
        sale.deliver(CREATED, "charge.dispute.funds_withdrawn");
        assertThat(sale.text("disputeStatus")).isEqualTo("needs_response");
        assertThat(sale.text("status")).isEqualTo("completed");

        shop.stripe.decideDispute(dispute, won);
        sale.deliver(CLOSED, CREATED);

        assertThat(sale.text("disputeStatus")).isEqualTo(end);
        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.list("disputes"))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(Objects.requireNonNull(entry.get("id")).s())
                                    .isEqualTo(dispute);
                            assertThat(Objects.requireNonNull(entry.get("amount")).n())
                                    .isEqualTo("6000");
                            assertThat(Objects.requireNonNull(entry.get("net")).n())
                                    .isEqualTo(Long.toString(net));
                        });
    }

    @Test
    @Case(
            id = "T-DSP-1",
            sentence =
                    "A dispute from opening to its end shows on the order without touching its"
                            + " status.")
    void anInquiryMayBecomeAChargebackOrRest() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String inquiry = shop.stripe.inquire(sale.intent());
        sale.deliver(CREATED);
        assertThat(sale.text("disputeStatus")).isEqualTo("warning_needs_response");

        shop.stripe.escalateInquiry(inquiry);
        sale.deliver("charge.dispute.updated");
        assertThat(sale.text("disputeStatus")).isEqualTo("needs_response");

        Sale other = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.decideDispute(shop.stripe.inquire(other.intent()), false);
        other.deliver(CLOSED);
        assertThat(other.text("disputeStatus")).isEqualTo("warning_closed");
    }

    @Test
    @Case(
            id = "T-DSP-1",
            sentence =
                    "A dispute from opening to its end shows on the order without touching its"
                            + " status.")
    void aDisputeOfARefundedOrderDoesNotResurrectIt() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 6000);
        sale.deliver("refund.created");
        shop.stripe.dispute(sale.intent());
        sale.deliver(CREATED);

        assertThat(sale.text("refundStatus")).isEqualTo("full");
        assertThat(sale.number("amountRefunded")).isEqualTo(6000);
        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.text("disputeStatus")).isEqualTo("needs_response");
    }

    @Test
    @Case(
            id = "T-DSP-1",
            sentence =
                    "A dispute from opening to its end shows on the order without touching its"
                            + " status.")
    void whoFetchedBeforeAnotherCommittedFetchesAgain() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        String dispute = shop.stripe.dispute(sale.intent());
        Event created = shop.stripe.lastEvent(CREATED);
        CompletableFuture<Object> oldWasFetched = new CompletableFuture<>();
        CompletableFuture<Object> newIsIn = new CompletableFuture<>();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean old =
                                    call.request() instanceof TransactWriteItemsRequest
                                            && call.request().toString().contains(created.id());
                            if (!old || oldWasFetched.isDone()) {
                                return proceed.get();
                            }
                            oldWasFetched.complete(call);
                            return newIsIn.thenCompose(_ -> proceed.get());
                        });

        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> sale.deliver(created));
        Await.value(Mono.fromFuture(() -> oldWasFetched));
        shop.stripe.decideDispute(dispute, false);
        sale.deliver(CLOSED);
        newIsIn.complete(sale);
        Await.done(Mono.fromFuture(() -> slow));

        assertThat(sale.text("disputeStatus")).isEqualTo("lost");
        assertThat(shop.stripe.requestCount("GET /v1/disputes/{id}"))
                .as("once each, and once more after the lost race")
                .isEqualTo(3);
    }

    /** Pointer, order, list, timeline, event, what needs a person, and the letter to the shop. */
    @Test
    void aDisputeOfAKnownOrderStaysInItsBudget() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.dispute(sale.intent());
        CapacityLedger opening = CapacityLedger.on(shop.local);

        sale.deliver(CREATED);

        CapacityLedger.Usage usage = opening.usage();
        System.out.println("webhook, dispute of a known order: " + usage);
        assertThat(usage.writeUnits()).isLessThanOrEqualTo(17);
        assertThat(usage.readUnits()).isLessThanOrEqualTo(2);
        assertThat(shop.local.keys("TODO#dispute"))
                .filteredOn(key -> key.contains(sale.session()))
                .hasSize(1);
    }

    @Test
    void aDisputeThatSaysNothingNewCommitsNothing() throws StripeException {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.dispute(sale.intent());
        sale.deliver(CREATED);
        String version = Objects.requireNonNull(sale.pointer().get("version")).n();

        sale.deliver("charge.dispute.funds_withdrawn");

        assertThat(Objects.requireNonNull(sale.pointer().get("version")).n()).isEqualTo(version);
    }

    @Test
    @Case(
            id = "T-DSP-2",
            sentence =
                    "A dispute of an unknown payment: looked up once, settled if ours, else"
                            + " acknowledged as foreign.")
    void aDisputeOfAPaymentThatIsNotOursIsLookedUpOnceAndAcknowledged() throws StripeException {
        String foreign = shop.client.v1().checkout().sessions().create(donation()).getId();
        String intent = shop.stripe.pay(foreign).path("payment_intent").asText();
        shop.stripe.dispute(intent);
        int before = shop.local.dump().size();
        shop.stripe.clearRequests();

        new Sale(shop, foreign, intent).deliver(CREATED);

        assertThat(shop.local.dump()).hasSize(before);
        assertThat(shop.stripe.requests())
                .extracting(request -> request.route())
                .containsExactly("GET /v1/checkout/sessions");
    }

    @Test
    @Case(
            id = "T-DSP-2",
            sentence =
                    "A dispute of an unknown payment: looked up once, settled if ours, else"
                            + " acknowledged as foreign.")
    void aDisputeOfAPaymentOfOursThatWasNeverToldSettlesItFirst() throws StripeException {
        Sale sale = Sale.paid(shop);
        shop.stripe.dispute(sale.intent());

        sale.deliver(CREATED);

        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.text("disputeStatus")).isEqualTo("needs_response");
    }

    @Test
    void aDeclinedCardCostsNoRead() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session, PaymentAttempt.declined("insufficient_funds"));
        shop.stripe.clearRequests();

        new Sale(shop, session, "").deliver("payment_intent.payment_failed");

        assertThat(shop.local.tap().calls()).isEmpty();
        assertThat(shop.stripe.requests()).isEmpty();
    }

    private static SessionCreateParams donation() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://elsewhere.example/thanks")
                .putMetadata("app", "another")
                .addLineItem(
                        SessionCreateParams.LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(
                                        SessionCreateParams.LineItem.PriceData.builder()
                                                .setCurrency("usd")
                                                .setUnitAmount(500L)
                                                .setProductData(
                                                        SessionCreateParams.LineItem.PriceData
                                                                .ProductData.builder()
                                                                .setName("Donation")
                                                                .build())
                                                .build())
                                .build())
                .build();
    }
}
