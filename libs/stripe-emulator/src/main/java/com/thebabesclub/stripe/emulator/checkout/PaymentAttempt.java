package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.json.Shipping;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a payer does on the payment page. What is left out is filled with what a payer would type:
 * the e-mail that the session knows, or {@code payer@example.com}; an address in the first country
 * that the session ships to.
 */
public record PaymentAttempt(
        Outcome outcome,
        @Nullable String email,
        @Nullable String name,
        @Nullable Shipping shipping,
        int shippingOption,
        @Nullable String promotionCode) {

    /** How the attempt ends. */
    public sealed interface Outcome {

        /** The card is charged. */
        record Succeeds() implements Outcome {}

        /** The card is refused with Stripe's decline code; the session stays open. */
        record Declined(String declineCode) implements Outcome {}

        /** The bank asks for 3-D Secure; the session stays open until the challenge ends. */
        record Challenged() implements Outcome {}

        /**
         * A debit that takes days: the session completes unpaid.
         *
         * @param settlesAfter null to wait until an operator settles it
         */
        record Delayed(boolean succeeds, @Nullable Duration settlesAfter) implements Outcome {}
    }

    private static PaymentAttempt of(Outcome outcome) {
        return new PaymentAttempt(outcome, null, null, null, 0, null);
    }

    /** Pays by card. */
    public static PaymentAttempt succeeds() {
        return of(new Outcome.Succeeds());
    }

    /** Is refused with a decline code such as {@code insufficient_funds}. */
    public static PaymentAttempt declined(String declineCode) {
        return of(new Outcome.Declined(declineCode));
    }

    /** Is asked for 3-D Secure. */
    public static PaymentAttempt challenged() {
        return of(new Outcome.Challenged());
    }

    /** Pays by a debit that stays pending until it is settled by hand. */
    public static PaymentAttempt pending() {
        return of(new Outcome.Delayed(true, null));
    }

    /** Pays by a debit that succeeds, or fails, so long after. */
    public static PaymentAttempt delayed(boolean succeeds, Duration after) {
        return of(new Outcome.Delayed(succeeds, after));
    }

    public PaymentAttempt withEmail(String value) {
        return new PaymentAttempt(outcome, value, name, shipping, shippingOption, promotionCode);
    }

    public PaymentAttempt withName(String value) {
        return new PaymentAttempt(outcome, email, value, shipping, shippingOption, promotionCode);
    }

    public PaymentAttempt withShipping(Shipping value) {
        return new PaymentAttempt(outcome, email, name, value, shippingOption, promotionCode);
    }

    /** Chooses a shipping option by its place in the session, from 0. */
    public PaymentAttempt withShippingOption(int value) {
        return new PaymentAttempt(outcome, email, name, shipping, value, promotionCode);
    }

    /** Types a promotion code. */
    public PaymentAttempt withPromotionCode(String value) {
        return new PaymentAttempt(outcome, email, name, shipping, shippingOption, value);
    }
}
