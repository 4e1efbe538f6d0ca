package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Json;

import org.jspecify.annotations.Nullable;

/** Why a payment failed: https://docs.stripe.com/declines/codes. */
public record Decline(String code, @Nullable String declineCode, String message) {

    /** The decline of a card with Stripe's decline code, such as {@code insufficient_funds}. */
    public static Decline card(String declineCode) {
        return switch (declineCode) {
            case "insufficient_funds" -> declined(declineCode, "Your card has insufficient funds.");
            case "lost_card", "stolen_card", "generic_decline", "fraudulent" ->
                    declined(declineCode, "Your card was declined.");
            case "expired_card" ->
                    new Decline("expired_card", "expired_card", "Your card has expired.");
            case "incorrect_cvc" ->
                    new Decline(
                            "incorrect_cvc",
                            "incorrect_cvc",
                            "Your card's security code is incorrect.");
            case "processing_error" ->
                    new Decline(
                            "processing_error",
                            "processing_error",
                            "An error occurred while processing your card. Try again in a little"
                                    + " bit.");
            default -> declined(declineCode, "Your card was declined.");
        };
    }

    /** The payer did not pass 3-D Secure. */
    public static Decline authentication() {
        return new Decline(
                "payment_intent_authentication_failure",
                null,
                "The provided PaymentMethod has failed authentication. You can provide"
                        + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                        + " PaymentIntent again.");
    }

    /** The bank returned a debit days later. */
    public static Decline debit() {
        return new Decline(
                "payment_intent_payment_attempt_failed",
                "insufficient_funds",
                "The customer's account has insufficient funds to cover this payment.");
    }

    private static Decline declined(String declineCode, String message) {
        return new Decline("card_declined", declineCode, message);
    }

    ObjectNode lastPaymentError(@Nullable String charge, PaymentMethod method) {
        ObjectNode error = Json.hash();
        if (charge != null) {
            error.put("charge", charge);
        }
        error.put("code", code);
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
                .put("message", message);
        error.set(
                "payment_method",
                Json.object(method.id(), "payment_method").put("type", method.type()));
        return error.put(
                "type", code.startsWith("payment_intent") ? "invalid_request_error" : "card_error");
    }
}
