package com.thebabesclub.commerce.checkout.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request does next. All that touches the cart or Stripe is one of these. */
sealed interface CheckoutStep {

    /** Reads the cart. */
    record Read(CheckoutProgress progress) implements CheckoutStep {}

    /** Waits for another request, which makes the session that this one wants too. */
    record Await(CheckoutProgress progress, CartClaim claim) implements CheckoutStep {}

    /** Takes the next claim: writes {@code next} where {@code seen} still stands. */
    record Take(CheckoutProgress progress, CartState seen, CartState next)
            implements CheckoutStep {}

    /** Ends the sessions before. */
    record End(CheckoutProgress progress, CartState seen, CartClaim claim, Set<String> sessions)
            implements CheckoutStep {}

    /** Makes the session of the claim. */
    record Create(CheckoutProgress progress, CartState seen, CartClaim claim)
            implements CheckoutStep {}

    /** Lets the session be paid: writes {@code next} where {@code seen} still stands. */
    record Publish(CheckoutProgress progress, CartState seen, CartPhase.Published page)
            implements CheckoutStep {

        CartState next() {
            return seen.published(page);
        }
    }

    /** Ends a session whose address nobody was told. */
    record Discard(String sessionId, CheckoutStep then) implements CheckoutStep {}

    /**
     * Tells the address.
     *
     * @param isReused the session was there already
     * @param isReplacement it took the place of another
     */
    record Answer(CartPhase.Published page, boolean isReused, boolean isReplacement)
            implements CheckoutStep {}

    /** Tells that there is no session, and why. */
    record Refuse(Refusal refusal) implements CheckoutStep {}

    /** Why there is none. */
    sealed interface Refusal {

        /**
         * What was found to be paid.
         *
         * @param sessionId and {@code orderNumber}: of the payment, where it was found just now
         */
        record AlreadyPaid(Optional<String> sessionId, Optional<String> orderNumber)
                implements Refusal {}

        record PaymentPending() implements Refusal {}

        record TooManyPending() implements Refusal {}

        record TooManyAttempts() implements Refusal {}

        record Superseded() implements Refusal {}

        /** There are fewer pieces than are wanted. */
        record SoldOut(List<Shortage> shortages) implements Refusal {
            public SoldOut {
                shortages = List.copyOf(shortages);
            }
        }

        /**
         * Other carts of the same address hold as much as one may.
         *
         * @param until when the first of them ends
         */
        record TooManyReservations(Optional<Instant> until) implements Refusal {}

        record Busy() implements Refusal {}
    }
}
