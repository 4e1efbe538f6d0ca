package com.thebabesclub.commerce.checkout.session;

import java.util.Optional;

/** How far a cart has come with its latest claim. */
sealed interface CartPhase {

    /** Nobody has wanted to pay it yet. */
    record Unclaimed() implements CartPhase {}

    /** Somebody makes the session, or died over it. */
    record Claimed(CartClaim claim) implements CartPhase {}

    /**
     * The session is at Stripe, and not all of it could be written: whoever wants the same does the
     * work of the claim once more.
     */
    record Withdrawn(CartClaim claim, String sessionId) implements CartPhase {}

    /** All of the session is written; it can be paid at the address. */
    record Published(CartClaim claim, String sessionId, String url) implements CartPhase {

        /** Masked: who has the address can pay. */
        @Override
        public String toString() {
            return "Published[" + claim + " " + sessionId + "]";
        }
    }

    /** The customer has completed the session, however its payment goes. */
    record Completed(CartClaim claim, String sessionId) implements CartPhase {}

    /** The latest claim. */
    default Optional<CartClaim> latest() {
        return switch (this) {
            case Unclaimed _ -> Optional.empty();
            case Claimed claimed -> Optional.of(claimed.claim());
            case Withdrawn withdrawn -> Optional.of(withdrawn.claim());
            case Published published -> Optional.of(published.claim());
            case Completed completed -> Optional.of(completed.claim());
        };
    }
}
