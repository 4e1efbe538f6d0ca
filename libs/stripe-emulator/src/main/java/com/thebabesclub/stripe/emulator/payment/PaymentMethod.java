package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Json;

import java.util.Map;
import java.util.Optional;

/**
 * What is paid with.
 *
 * @param authenticated whether 3-D Secure was passed
 */
public record PaymentMethod(String id, String type, String last4, boolean authenticated) {

    /** Debits that take days, by the currency that they are for. */
    private static final Map<String, String> DELAYED =
            Map.of(
                    "usd", "us_bank_account",
                    "eur", "sepa_debit",
                    "gbp", "bacs_debit",
                    "cad", "acss_debit",
                    "aud", "au_becs_debit");

    public static PaymentMethod card(String id, String last4) {
        return new PaymentMethod(id, "card", last4, false);
    }

    /** The debit of a currency whose outcome is known only days later, if there is one. */
    public static Optional<String> delayedType(String currency) {
        return Optional.ofNullable(DELAYED.get(currency));
    }

    /** The card after its owner passed 3-D Secure. */
    public PaymentMethod withAuthentication() {
        return new PaymentMethod(id, type, last4, true);
    }

    /** True if a refund of it goes out at once. */
    public boolean refundsAtOnce() {
        return type.equals("card");
    }

    ObjectNode details() {
        ObjectNode json = Json.hash().put("type", type);
        json.set(type, type.equals("card") ? cardDetails() : bankDetails());
        return json;
    }

    private ObjectNode cardDetails() {
        ObjectNode card = Json.hash();
        card.putNull("amount_authorized").putNull("authorization_code").put("brand", "visa");
        card.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", "pass");
        card.put("country", "US").put("exp_month", 12).put("exp_year", 2034);
        card.putObject("extended_authorization").put("status", "disabled");
        card.put("fingerprint", "emulator" + last4).put("funding", "credit");
        card.putObject("incremental_authorization").put("status", "unavailable");
        card.putNull("installments").put("last4", last4).putNull("mandate");
        card.putObject("multicapture").put("status", "unavailable");
        card.put("network", "visa");
        card.putObject("network_token").put("used", false);
        card.putNull("network_transaction_id");
        card.putNull("regulated_status");
        if (authenticated) {
            card.putObject("three_d_secure")
                    .put("authentication_flow", "challenge")
                    .put("electronic_commerce_indicator", "05")
                    .putNull("exemption_indicator")
                    .put("result", "authenticated")
                    .putNull("result_reason")
                    .putNull("transaction_id")
                    .put("version", "2.2.0");
        } else {
            card.putNull("three_d_secure");
        }
        return card.putNull("wallet");
    }

    private ObjectNode bankDetails() {
        return Json.hash()
                .put("bank_name", "STRIPE TEST BANK")
                .put("fingerprint", "emulator" + last4)
                .put("last4", last4);
    }
}
