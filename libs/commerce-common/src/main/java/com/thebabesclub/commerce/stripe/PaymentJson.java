package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.DisputeBalanceTransaction;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Payment;
import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds, charges, disputes and alerts of Radar in Stripe's JSON. */
final class PaymentJson {

    /** In the metadata of a refund: which command of the shop's people asked for it. */
    static final String REQUEST_ID = "requestId";

    private static final int LONGEST_ID = 64;

    private PaymentJson() {}

    /**
     * What the object of an event tells. The object says what it is: {@code charge.refund.updated}
     * carries a refund, in spite of its name.
     */
    static Optional<PostPaymentObservation> read(JsonNode object) {
        return switch (object.path("object").asText()) {
            case "refund" ->
                    refund(object)
                            .map(
                                    refund ->
                                            new PostPaymentObservation.Refunded(
                                                    payment(object), refund));
            case "charge" -> Optional.of(charge(object));
            case "dispute" ->
                    StripeJson.objectId(object, "id")
                            .map(id -> new PostPaymentObservation.Disputed(payment(object), id));
            case "radar.early_fraud_warning" ->
                    alert(
                            object,
                            RadarAlert.Kind.FRAUD_WARNING,
                            "fraud_type",
                            object.path("actionable").asBoolean(true));
            case "review" ->
                    alert(
                            object,
                            RadarAlert.Kind.REVIEW,
                            "opened_reason",
                            object.path("open").asBoolean(true));
            default -> Optional.empty();
        };
    }

    private static Optional<PostPaymentObservation> alert(
            JsonNode object, RadarAlert.Kind kind, String reason, boolean open) {
        return StripeJson.objectId(object, "id")
                .map(
                        id ->
                                new PostPaymentObservation.Alerted(
                                        payment(object),
                                        new RadarAlert(
                                                id,
                                                kind,
                                                StripeJson.text(object, reason).orElse("unknown"),
                                                StripeJson.time(object, "created")
                                                        .orElse(Instant.EPOCH),
                                                open)));
    }

    /** Empty where the object is not a refund. */
    static Optional<Refund> refund(JsonNode refund) {
        return StripeJson.objectId(refund, "id")
                .map(
                        id ->
                                new Refund(
                                        id,
                                        amount(refund),
                                        RefundStatus.ofText(
                                                StripeJson.text(refund, "status").orElse("")),
                                        StripeJson.time(refund, "created").orElse(Instant.EPOCH),
                                        StripeJson.text(refund, "reason"),
                                        StripeJson.text(refund.path("metadata"), REQUEST_ID)
                                                .filter(told -> told.length() <= LONGEST_ID)));
    }

    /** No amount where its currency is told and is none. */
    private static RefundAmount amount(JsonNode refund) {
        Optional<String> currency = StripeJson.currency(refund, "currency");
        return new RefundAmount(
                StripeJson.amount(refund, "amount")
                        .filter(_ -> currency.isPresent() || !refund.hasNonNull("currency")),
                currency);
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
                StripeJson.movement(dispute, "amount"),
                StripeJson.time(dispute, "created").orElse(Instant.EPOCH),
                money,
                StripeJson.time(dispute.path("evidence_details"), "due_by"));
    }

    private static PostPaymentObservation charge(JsonNode charge) {
        return new PostPaymentObservation.RefundedInAll(
                new Payment(
                        StripeJson.id(charge, "payment_intent"), StripeJson.objectId(charge, "id")),
                StripeJson.amount(charge, "amount_refunded").filter(Currency::isPossible),
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
        return StripeJson.objectId(transaction, "id")
                .map(
                        id ->
                                new DisputeBalanceTransaction(
                                        id,
                                        StripeJson.movement(transaction, "amount"),
                                        StripeJson.movement(transaction, "fee"),
                                        StripeJson.movement(transaction, "net"),
                                        StripeJson.currency(transaction, "currency")
                                                .orElse("usd")));
    }
}
