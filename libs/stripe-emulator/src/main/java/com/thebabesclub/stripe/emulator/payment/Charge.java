package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One attempt to take money.
 *
 * @param amountRefunded minor units, without refunds that failed or were canceled
 * @param refunds their states, newest first: versions before 2022-11-15 carry them
 */
public record Charge(
        String id,
        long created,
        String paymentIntent,
        Sale sale,
        PaymentMethod method,
        String status,
        @Nullable Decline decline,
        @Nullable String balanceTransaction,
        @Nullable String failureBalanceTransaction,
        long amountRefunded,
        List<StripeObject> refunds,
        boolean disputed)
        implements StripeObject {

    private static final int EMBEDDED = 10;

    public boolean succeeded() {
        return status.equals("succeeded");
    }

    Charge settled(String newStatus, @Nullable Decline why, @Nullable String transaction) {
        return new Charge(
                id,
                created,
                paymentIntent,
                sale,
                method,
                newStatus,
                why,
                transaction,
                failureBalanceTransaction,
                amountRefunded,
                refunds,
                disputed);
    }

    /** With these refunds, newest first, of which this much counts. */
    public Charge withRefunds(List<StripeObject> newRefunds, long refunded) {
        return new Charge(
                id,
                created,
                paymentIntent,
                sale,
                method,
                status,
                decline,
                balanceTransaction,
                failureBalanceTransaction,
                refunded,
                List.copyOf(newRefunds),
                disputed);
    }

    /** With a dispute on it. */
    public Charge asDisputed() {
        return new Charge(
                id,
                created,
                paymentIntent,
                sale,
                method,
                status,
                decline,
                balanceTransaction,
                failureBalanceTransaction,
                amountRefunded,
                refunds,
                true);
    }

    Charge withSale(Sale newSale) {
        return new Charge(
                id,
                created,
                paymentIntent,
                newSale,
                method,
                status,
                decline,
                balanceTransaction,
                failureBalanceTransaction,
                amountRefunded,
                refunds,
                disputed);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "charge");
        json.put("amount", sale.amount())
                .put("amount_captured", succeeded() ? sale.amount() : 0)
                .put("amount_refunded", amountRefunded)
                .putNull("application")
                .putNull("application_fee")
                .putNull("application_fee_amount")
                .put("balance_transaction", balanceTransaction);
        json.set("billing_details", sale.payer().billingDetails());
        json.put("calculated_statement_descriptor", "EMULATOR")
                .put("captured", !status.equals("failed"))
                .put("created", created)
                .put("currency", sale.currency())
                .put("customer", sale.customer())
                .put("description", sale.description())
                .put("disputed", disputed)
                .put("failure_balance_transaction", failureBalanceTransaction)
                .put("failure_code", decline == null ? null : decline.code())
                .put("failure_message", decline == null ? null : decline.message());
        json.putObject("fraud_details");
        json.put("livemode", false).set("metadata", Json.metadata(sale.metadata()));
        json.putNull("on_behalf_of").set("outcome", outcome());
        json.put("paid", !status.equals("failed"))
                .put("payment_intent", paymentIntent)
                .put("payment_method", method.id());
        json.set("payment_method_details", method.details());
        json.put("receipt_email", sale.receiptEmail())
                .putNull("receipt_number")
                .put("receipt_url", "https://pay.stripe.com/receipts/emulator/" + id)
                .put("refunded", succeeded() && amountRefunded == sale.amount());
        if (version.embedsChargesAndRefunds()) {
            json.set("refunds", embeddedRefunds(version));
        }
        json.putNull("review");
        json.set("shipping", sale.shipping() == null ? null : sale.shipping().json());
        return json.putNull("source")
                .putNull("source_transfer")
                .put("statement_descriptor", sale.statementDescriptor())
                .put("statement_descriptor_suffix", sale.statementDescriptorSuffix())
                .put("status", status)
                .putNull("transfer_data")
                .putNull("transfer_group");
    }

    /** The newest refunds as an embedded list. */
    public ObjectNode embeddedRefunds(ApiVersion version) {
        ArrayNode data = Json.array();
        refunds.stream().limit(EMBEDDED).forEach(refund -> data.add(refund.json(version)));
        return Json.list(data, refunds.size() > EMBEDDED, "/v1/charges/" + id + "/refunds");
    }

    private ObjectNode outcome() {
        ObjectNode outcome = Json.hash();
        outcome.putNull("advice_code")
                .putNull("network_advice_code")
                .putNull("network_decline_code");
        if (decline == null || !method.type().equals("card")) {
            return outcome.put("network_status", "approved_by_network")
                    .putNull("reason")
                    .put("risk_level", "normal")
                    .put("risk_score", 7)
                    .put("seller_message", "Payment complete.")
                    .put("type", "authorized");
        }
        return outcome.put("network_status", "declined_by_network")
                .put("reason", decline.declineCode())
                .put("risk_level", "normal")
                .put("risk_score", 7)
                .put(
                        "seller_message",
                        "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
    }
}
