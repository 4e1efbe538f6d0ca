package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.DisputeBalanceTransaction;
import com.thebabesclub.commerce.domain.order.PaymentObservation;
import com.thebabesclub.commerce.domain.order.PaymentObservation.Payment;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundStatus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds, charges and disputes in Stripe's JSON. */
final class PaymentJson {

    private PaymentJson() {}

    /**
     * What the object of an event tells. The object says what it is: {@code charge.refund.updated}
     * carries a refund, in spite of its name.
     */
    static Optional<PaymentObservation> read(JsonNode object) {
        return switch (object.path("object").asText()) {
            case "refund" ->
                    refund(object)
                            .map(
                                    refund ->
                                            new PaymentObservation.Refunded(
                                                    payment(object), refund));
            case "charge" -> Optional.of(charge(object));
            case "dispute" ->
                    StripeJson.text(object, "id")
                            .map(id -> new PaymentObservation.Disputed(payment(object), id));
            default -> Optional.empty();
        };
    }

    /** Empty where the object is not a refund. */
    static Optional<Refund> refund(JsonNode refund) {
        return StripeJson.text(refund, "id")
                .map(
                        id ->
                                new Refund(
                                        id,
                                        StripeJson.number(refund, "amount").orElse(0L),
                                        RefundStatus.ofText(
                                                StripeJson.text(refund, "status").orElse("")),
                                        StripeJson.time(refund, "created").orElse(Instant.EPOCH),
                                        StripeJson.text(refund, "reason")));
    }

    /** A dispute as it was fetched, to be given its revision by whoever commits it. */
    static Dispute dispute(JsonNode dispute) {
        List<DisputeBalanceTransaction> money =
                dispute.path("balance_transactions")
                        .valueStream()
                        .flatMap(transaction -> movement(transaction).stream())
                        .toList();
        return new Dispute(
                StripeJson.text(dispute, "id").orElseThrow(),
                0,
                StripeJson.text(dispute, "status").orElse("unknown"),
                StripeJson.text(dispute, "reason").orElse("general"),
                StripeJson.number(dispute, "amount").orElse(0L),
                StripeJson.time(dispute, "created").orElse(Instant.EPOCH),
                money);
    }

    private static PaymentObservation charge(JsonNode charge) {
        return new PaymentObservation.RefundedInAll(
                new Payment(StripeJson.id(charge, "payment_intent"), StripeJson.text(charge, "id")),
                StripeJson.number(charge, "amount_refunded").orElse(0L),
                refunds(charge.path("refunds")));
    }

    private static List<Refund> refunds(JsonNode list) {
        return StripeJson.elements(list).stream()
                .flatMap(element -> refund(element).stream())
                .toList();
    }

    static Payment payment(JsonNode object) {
        return new Payment(
                StripeJson.id(object, "payment_intent")
                        .or(() -> StripeJson.id(object.path("charge"), "payment_intent")),
                StripeJson.id(object, "charge"));
    }

    private static Optional<DisputeBalanceTransaction> movement(JsonNode transaction) {
        return StripeJson.text(transaction, "id")
                .map(
                        id ->
                                new DisputeBalanceTransaction(
                                        id,
                                        StripeJson.number(transaction, "amount").orElse(0L),
                                        StripeJson.number(transaction, "fee").orElse(0L),
                                        StripeJson.number(transaction, "net").orElse(0L),
                                        StripeJson.text(transaction, "currency").orElse("usd")));
    }
}
