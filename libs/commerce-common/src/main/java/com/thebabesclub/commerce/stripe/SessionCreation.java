package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.domain.session.ObservedSession;

/** What came of making a session, as far as the caller can do something about it. */
public sealed interface SessionCreation
        permits SessionCreation.Made, SessionCreation.KeyBroken, SessionRefusal {

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

    /** Stripe broke down, and would answer this key with the same breakdown for a day. */
    record KeyBroken(StripeUnavailable failure) implements SessionCreation {}
}
