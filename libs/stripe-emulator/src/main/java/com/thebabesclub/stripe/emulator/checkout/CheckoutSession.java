package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.checkout.Progress.PaymentStatus;
import com.thebabesclub.stripe.emulator.checkout.Progress.Status;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** One visit to the payment page: open, then complete or expired for good. */
public record CheckoutSession(
        String id,
        long created,
        Terms terms,
        Amounts amounts,
        @Nullable Discount discount,
        Progress progress,
        Map<String, String> metadata)
        implements StripeObject {

    public boolean open() {
        return progress.status() == Status.OPEN;
    }

    /** True if the payer owes nothing. */
    public boolean free() {
        return amounts.total() == 0;
    }

    /** Minor units, after discount, tax and shipping. */
    public long total() {
        return amounts.total();
    }

    /** Where the payer goes; null once there is nothing to pay. */
    public @Nullable String url() {
        return open() ? terms.pageUrl() + id : null;
    }

    CheckoutSession with(Progress newProgress) {
        return new CheckoutSession(id, created, terms, amounts, discount, newProgress, metadata);
    }

    CheckoutSession with(Map<String, String> newMetadata) {
        return new CheckoutSession(id, created, terms, amounts, discount, progress, newMetadata);
    }

    CheckoutSession with(Amounts newAmounts, @Nullable Discount newDiscount) {
        CheckoutSession repriced =
                new CheckoutSession(
                        id, created, terms, newAmounts, newDiscount, progress, metadata);
        return repriced.with(
                progress.with(
                        progress.status(),
                        repriced.free()
                                ? PaymentStatus.NO_PAYMENT_REQUIRED
                                : PaymentStatus.UNPAID));
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        return SessionJson.of(this, version);
    }
}
