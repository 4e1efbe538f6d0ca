package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A payment from its start to its end, over all attempts.
 *
 * @param charges the attempts, newest first: versions before 2022-11-15 carry them
 * @param method what was tried last; null before the first attempt
 */
public record PaymentIntent(
        String id,
        long created,
        String clientSecret,
        Sale sale,
        Status status,
        @Nullable PaymentMethod method,
        @Nullable Decline lastError,
        List<Charge> charges,
        @Nullable Long canceledAt)
        implements StripeObject {

    /** https://docs.stripe.com/payments/paymentintents/lifecycle, without capture by hand. */
    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_ACTION,
        PROCESSING,
        SUCCEEDED,
        CANCELED;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public @Nullable String latestCharge() {
        return charges.isEmpty() ? null : charges.getFirst().id();
    }

    PaymentIntent with(Sale newSale) {
        return new PaymentIntent(
                id, created, clientSecret, newSale, status, method, lastError, charges, canceledAt);
    }

    PaymentIntent with(
            Status newStatus, @Nullable PaymentMethod newMethod, @Nullable Decline error) {
        return new PaymentIntent(
                id, created, clientSecret, sale, newStatus, newMethod, error, charges, canceledAt);
    }

    PaymentIntent with(List<Charge> newCharges) {
        return new PaymentIntent(
                id,
                created,
                clientSecret,
                sale,
                status,
                method,
                lastError,
                List.copyOf(newCharges),
                canceledAt);
    }

    PaymentIntent canceled(long at) {
        return new PaymentIntent(
                id, created, clientSecret, sale, Status.CANCELED, method, lastError, charges, at);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "payment_intent");
        json.put("amount", sale.amount()).put("amount_capturable", 0);
        json.putObject("amount_details").putObject("tip");
        json.put("amount_received", status == Status.SUCCEEDED ? sale.amount() : 0)
                .putNull("application")
                .putNull("application_fee_amount")
                .putNull("automatic_payment_methods")
                .put("canceled_at", canceledAt)
                .put("cancellation_reason", canceledAt == null ? null : "expired")
                .put("capture_method", "automatic_async");
        if (version.embedsChargesAndRefunds()) {
            ArrayNode data = Json.array();
            charges.forEach(charge -> data.add(charge.json(version)));
            json.set("charges", Json.list(data, false, "/v1/charges?payment_intent=" + id));
        }
        json.put("client_secret", clientSecret)
                .put("confirmation_method", "automatic")
                .put("created", created)
                .put("currency", sale.currency())
                .put("customer", sale.customer())
                .putNull("customer_account")
                .put("description", sale.description())
                .putNull("excluded_payment_method_types");
        json.set("last_payment_error", lastPaymentError());
        json.put("latest_charge", latestCharge()).put("livemode", false);
        json.set("metadata", Json.metadata(sale.metadata()));
        json.putNull("managed_payments").set("next_action", nextAction());
        json.putNull("on_behalf_of")
                .put("payment_method", chosenMethod())
                .putNull("payment_method_configuration_details")
                .putObject("payment_method_options");
        json.set("payment_method_types", Json.texts(sale.methodTypes()));
        json.putNull("processing")
                .put("receipt_email", sale.receiptEmail())
                .putNull("review")
                .putNull("setup_future_usage");
        json.set("shipping", sale.shipping() == null ? null : sale.shipping().json());
        return json.putNull("source")
                .put("statement_descriptor", sale.statementDescriptor())
                .put("statement_descriptor_suffix", sale.statementDescriptorSuffix())
                .put("status", status.text())
                .putNull("transfer_data")
                .putNull("transfer_group");
    }

    /** A method that failed is no longer the intent's. */
    private @Nullable String chosenMethod() {
        return method == null || status == Status.REQUIRES_PAYMENT_METHOD ? null : method.id();
    }

    private @Nullable ObjectNode lastPaymentError() {
        if (lastError == null || method == null) {
            return null;
        }
        boolean charged = !charges.isEmpty() && lastError.equals(charges.getFirst().decline());
        return lastError.lastPaymentError(charged ? latestCharge() : null, method);
    }

    private @Nullable ObjectNode nextAction() {
        if (status != Status.REQUIRES_ACTION) {
            return null;
        }
        ObjectNode action = Json.hash().put("type", "use_stripe_sdk");
        action.putObject("use_stripe_sdk").put("type", "three_d_secure_redirect");
        return action;
    }
}
