package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.payment.Payer;

import org.jspecify.annotations.Nullable;

/**
 * How far a session has come.
 *
 * @param paymentIntent null until a payment was tried
 * @param taxed whether the place of the payer is known, so that tax is final
 */
public record Progress(
        Status status,
        PaymentStatus paymentStatus,
        @Nullable String paymentIntent,
        @Nullable String customer,
        @Nullable Payer payer,
        @Nullable Shipping shipping,
        boolean taxed) {

    /** https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-status */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    /** Whether the money is there. */
    public enum PaymentStatus {
        NO_PAYMENT_REQUIRED,
        PAID,
        UNPAID
    }

    static Progress open(boolean free, @Nullable String customer, @Nullable Payer payer) {
        PaymentStatus payment = free ? PaymentStatus.NO_PAYMENT_REQUIRED : PaymentStatus.UNPAID;
        return new Progress(Status.OPEN, payment, null, customer, payer, null, false);
    }

    Progress with(Status newStatus, PaymentStatus newPaymentStatus) {
        return new Progress(
                newStatus, newPaymentStatus, paymentIntent, customer, payer, shipping, taxed);
    }

    Progress withIntent(String intent) {
        return new Progress(status, paymentStatus, intent, customer, payer, shipping, taxed);
    }

    Progress withCustomer(String newCustomer) {
        return new Progress(
                status, paymentStatus, paymentIntent, newCustomer, payer, shipping, taxed);
    }

    Progress withPayer(Payer newPayer, @Nullable Shipping newShipping) {
        return new Progress(
                status, paymentStatus, paymentIntent, customer, newPayer, newShipping, true);
    }
}
