package com.thebabesclub.stripe.emulator.payout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

/**
 * Money that went to the shop's bank.
 *
 * @param amount in minor units
 * @param automatic by Stripe's schedule: only then is it known what it is made of
 */
public record Payout(
        String id,
        long created,
        String currency,
        long amount,
        boolean automatic,
        String balanceTransaction)
        implements StripeObject {

    @Override
    public ObjectNode json(ApiVersion version) {
        return Json.object(id, "payout")
                .put("amount", amount)
                .put("arrival_date", created)
                .put("automatic", automatic)
                .put("balance_transaction", balanceTransaction)
                .put("created", created)
                .put("currency", currency)
                .put("livemode", false)
                .put("method", "standard")
                .put("reconciliation_status", automatic ? "completed" : "not_applicable")
                .put("source_type", "card")
                .put("status", "paid")
                .put("type", "bank_account");
    }
}
