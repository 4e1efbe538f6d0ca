package com.thebabesclub.stripe.emulator.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payment.Charge;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * One refund of a charge, all or part of it.
 *
 * @param amount minor units
 * @param pendingReason why it is pending; null where it is not
 */
public record Refund(
        String id,
        long created,
        Charge charge,
        long amount,
        Status status,
        @Nullable String reason,
        @Nullable String pendingReason,
        @Nullable String failureReason,
        String balanceTransaction,
        @Nullable String failureBalanceTransaction,
        Map<String, String> metadata)
        implements StripeObject {

    /** https://docs.stripe.com/api/refunds/object#refund_object-status, without requires_action. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** True unless the money stayed with the shop. */
    boolean counts() {
        return status != Status.FAILED;
    }

    Refund succeeded() {
        return new Refund(
                id,
                created,
                charge,
                amount,
                Status.SUCCEEDED,
                reason,
                null,
                null,
                balanceTransaction,
                null,
                metadata);
    }

    Refund failed(String why, String transaction) {
        return new Refund(
                id,
                created,
                charge,
                amount,
                Status.FAILED,
                reason,
                null,
                why,
                balanceTransaction,
                transaction,
                metadata);
    }

    Refund with(Map<String, String> newMetadata) {
        return new Refund(
                id,
                created,
                charge,
                amount,
                status,
                reason,
                pendingReason,
                failureReason,
                balanceTransaction,
                failureBalanceTransaction,
                newMetadata);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "refund");
        json.put("amount", amount)
                .put("balance_transaction", balanceTransaction)
                .put("charge", charge.id())
                .put("created", created)
                .put("currency", charge.sale().currency())
                .put("customer", charge.sale().customer())
                .putNull("customer_account")
                .set("destination_details", destination());
        if (failureReason != null) {
            json.put("failure_balance_transaction", failureBalanceTransaction)
                    .put("failure_reason", failureReason);
        }
        json.set("metadata", Json.metadata(metadata));
        json.put("payment_intent", charge.paymentIntent())
                .put("payment_method", charge.method().id());
        if (pendingReason != null) {
            json.put("pending_reason", pendingReason);
        }
        return json.put("reason", reason)
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", status.name().toLowerCase(Locale.ROOT))
                .putNull("transfer_reversal");
    }

    private ObjectNode destination() {
        String type = charge.method().type();
        ObjectNode json = Json.hash().put("type", type);
        ObjectNode details = json.putObject(type);
        if (type.equals("card")) {
            details.put("reference_status", "pending")
                    .put("reference_type", "acquirer_reference_number")
                    .put("type", "refund");
        }
        return json;
    }
}
