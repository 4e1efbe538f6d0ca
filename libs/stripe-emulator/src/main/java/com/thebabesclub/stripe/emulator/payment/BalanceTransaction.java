package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

/**
 * Money in (positive) or out (negative) of the account's balance, in minor units.
 *
 * @param payout the payout that it was paid out with; null while it was not
 */
public record BalanceTransaction(
        String id,
        long created,
        String type,
        String source,
        String currency,
        long amount,
        long fee,
        @Nullable String description,
        @Nullable String payout)
        implements StripeObject {

    private static final long TWO_DAYS = 172_800;

    /** The same once it is paid out. */
    public BalanceTransaction paidOut(String payoutId) {
        return new BalanceTransaction(
                id, created, type, source, currency, amount, fee, description, payoutId);
    }

    public long net() {
        return amount - fee;
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "balance_transaction");
        json.put("amount", amount)
                .put("available_on", created + TWO_DAYS)
                .put("balance_type", "payments")
                .put("created", created)
                .put("currency", currency)
                .put("description", description)
                .putNull("exchange_rate")
                .put("fee", fee);
        if (fee == 0) {
            json.putArray("fee_details");
        } else {
            json.putArray("fee_details")
                    .addObject()
                    .put("amount", fee)
                    .putNull("application")
                    .put("currency", currency)
                    .put("description", "Stripe processing fees")
                    .put("type", "stripe_fee");
        }
        return json.put("net", net())
                .put("reporting_category", category())
                .put("source", source)
                .put("status", "pending")
                .put("type", type);
    }

    private String category() {
        return switch (type) {
            case "payment" -> "charge";
            case "payment_refund" -> "refund";
            case "adjustment" -> amount < 0 ? "dispute" : "dispute_reversal";
            default -> type;
        };
    }
}
