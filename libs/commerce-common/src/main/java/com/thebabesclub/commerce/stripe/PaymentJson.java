package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.order.Dispute;
import com.thebabesclub.commerce.order.Movement;
import com.thebabesclub.commerce.order.PaymentNews;
import com.thebabesclub.commerce.order.PaymentNews.Payment;
import com.thebabesclub.commerce.order.Refund;
import com.thebabesclub.commerce.order.RefundStatus;

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
    static Optional<PaymentNews> read(JsonNode object) {
        return switch (object.path("object").asText()) {
            case "refund" ->
                    refund(object).map(refund -> new PaymentNews.Refunded(payment(object), refund));
            case "charge" -> Optional.of(charge(object));
            case "dispute" ->
                    Json.text(object, "id")
                            .map(id -> new PaymentNews.Disputed(payment(object), id));
            default -> Optional.empty();
        };
    }

    /** Empty where the object is not a refund. */
    static Optional<Refund> refund(JsonNode refund) {
        return Json.text(refund, "id")
                .map(
                        id ->
                                new Refund(
                                        id,
                                        Json.number(refund, "amount").orElse(0L),
                                        RefundStatus.ofText(Json.text(refund, "status").orElse("")),
                                        Json.time(refund, "created").orElse(Instant.EPOCH),
                                        Json.text(refund, "reason")));
    }

    static List<Refund> refunds(JsonNode list) {
        return Json.elements(list).stream().flatMap(element -> refund(element).stream()).toList();
    }

    /** A dispute as it was fetched, to be given its revision by whoever commits it. */
    static Dispute dispute(JsonNode dispute) {
        List<Movement> money =
                dispute.path("balance_transactions")
                        .valueStream()
                        .flatMap(transaction -> movement(transaction).stream())
                        .toList();
        return new Dispute(
                Json.text(dispute, "id").orElseThrow(),
                0,
                Json.text(dispute, "status").orElse("unknown"),
                Json.text(dispute, "reason").orElse("general"),
                Json.number(dispute, "amount").orElse(0L),
                Json.time(dispute, "created").orElse(Instant.EPOCH),
                money);
    }

    private static PaymentNews charge(JsonNode charge) {
        return new PaymentNews.RefundedInAll(
                new Payment(Json.id(charge, "payment_intent"), Json.text(charge, "id")),
                Json.number(charge, "amount_refunded").orElse(0L),
                refunds(charge.path("refunds")));
    }

    static Payment payment(JsonNode object) {
        return new Payment(
                Json.id(object, "payment_intent")
                        .or(() -> Json.id(object.path("charge"), "payment_intent")),
                Json.id(object, "charge"));
    }

    private static Optional<Movement> movement(JsonNode transaction) {
        return Json.text(transaction, "id")
                .map(
                        id ->
                                new Movement(
                                        id,
                                        Json.number(transaction, "amount").orElse(0L),
                                        Json.number(transaction, "fee").orElse(0L),
                                        Json.number(transaction, "net").orElse(0L),
                                        Json.text(transaction, "currency").orElse("usd")));
    }
}
