package com.thebabesclub.stripe.emulator.dispute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payment.BalanceTransaction;
import com.thebabesclub.stripe.emulator.payment.Charge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A payer's bank questions a charge.
 *
 * @param evidence by Stripe's names
 * @param submissions how often evidence went to the bank
 * @param dueBy until when evidence counts, in seconds since 1970
 * @param transactions money taken and given back
 */
public record Dispute(
        String id,
        long created,
        Charge charge,
        String reason,
        Status status,
        Map<String, String> evidence,
        int submissions,
        long dueBy,
        List<BalanceTransaction> transactions,
        Map<String, String> metadata)
        implements StripeObject {

    /** An inquiry has the states with WARNING; no money moves in them. */
    public enum Status {
        WARNING_NEEDS_RESPONSE,
        WARNING_UNDER_REVIEW,
        WARNING_CLOSED,
        NEEDS_RESPONSE,
        UNDER_REVIEW,
        WON,
        LOST;

        boolean inquiry() {
            return name().startsWith("WARNING");
        }

        boolean closed() {
            return this == WARNING_CLOSED || this == WON || this == LOST;
        }

        boolean needsResponse() {
            return this == WARNING_NEEDS_RESPONSE || this == NEEDS_RESPONSE;
        }
    }

    Dispute with(Status newStatus) {
        return new Dispute(
                id,
                created,
                charge,
                reason,
                newStatus,
                evidence,
                submissions,
                dueBy,
                transactions,
                metadata);
    }

    Dispute with(BalanceTransaction transaction) {
        List<BalanceTransaction> more = new ArrayList<>(transactions);
        more.add(transaction);
        return new Dispute(
                id,
                created,
                charge,
                reason,
                status,
                evidence,
                submissions,
                dueBy,
                List.copyOf(more),
                metadata);
    }

    Dispute with(
            Map<String, String> newEvidence, int newSubmissions, Map<String, String> newMetadata) {
        return new Dispute(
                id,
                created,
                charge,
                reason,
                status,
                newEvidence,
                newSubmissions,
                dueBy,
                transactions,
                newMetadata);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "dispute");
        json.put("amount", charge.sale().amount());
        ArrayNode money = json.putArray("balance_transactions");
        transactions.forEach(transaction -> money.add(transaction.json(version)));
        json.put("charge", charge.id())
                .put("created", created)
                .put("currency", charge.sale().currency())
                .putArray("enhanced_eligibility_types");
        ObjectNode shown = json.putObject("evidence");
        Evidence.NAMES.forEach(name -> shown.put(name, evidence.get(name)));
        shown.putObject("enhanced_evidence");
        ObjectNode details = json.putObject("evidence_details");
        details.put("due_by", dueBy).putObject("enhanced_eligibility");
        details.put("has_evidence", !evidence.isEmpty())
                .put("past_due", false)
                .put("submission_count", submissions);
        json.put("is_charge_refundable", status.inquiry())
                .put("livemode", false)
                .set("metadata", Json.metadata(metadata));
        json.put("payment_intent", charge.paymentIntent());
        ObjectNode method = json.putObject("payment_method_details").put("type", "card");
        method.putObject("card")
                .put("brand", "visa")
                .put("case_type", status.inquiry() ? "inquiry" : "chargeback")
                .put("network", "visa")
                .put("network_reason_code", "10.4");
        return json.put("reason", reason).put("status", status.name().toLowerCase(Locale.ROOT));
    }
}
