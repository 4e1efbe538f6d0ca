package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.domain.session.ObservedSession;

/** What came of making a session, as far as the caller can do something about it. */
public sealed interface SessionCreation {

    /**
     * The session is there.
     *
     * @param replayed true where it was made by an earlier call under the same key, and is told as
     *     it was then
     */
    record Made(ObservedSession session, String url, boolean replayed) implements SessionCreation {

        /** Masked: who has the address can pay. */
        @Override
        public String toString() {
            return "Made[" + session.id() + "]";
        }
    }

    /** Stripe does not have a product that a line names. */
    record ProductMissing() implements SessionCreation {}

    /** Stripe does not have the customer, or has deleted it. */
    record CustomerMissing() implements SessionCreation {}

    /** Stripe does not have the coupon any more. */
    record CouponMissing() implements SessionCreation {}

    /** Less than Stripe charges in this currency. */
    record AmountTooSmall() implements SessionCreation {}

    /** Stripe broke down, and would answer this key with the same breakdown for a day. */
    record KeyBroken(StripeUnavailable failure) implements SessionCreation {}
}
