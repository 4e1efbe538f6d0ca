package com.thebabesclub.commerce.checkout.session;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a cart has come at the checkout.
 *
 * @param claim the latest
 * @param made the session of the latest claim, once all of it is written
 * @param paid the payment of the cart, if there was one
 */
record CartState(Optional<CartClaim> claim, Optional<Made> made, Optional<Paid> paid) {

    static final CartState NONE =
            new CartState(Optional.empty(), Optional.empty(), Optional.empty());

    /** A session that can be paid at an address. */
    record Made(String sessionId, String url) {

        /** Masked: who has the address can pay. */
        @Override
        public String toString() {
            return "Made[" + sessionId + "]";
        }
    }

    /** The session by which the cart was paid. */
    record Paid(String sessionId, Instant at) {}

    /** The session for a quote and a wish that can be paid already; it outlives its quote. */
    Optional<Made> payable(String quote, String wish, Instant now) {
        return claim.filter(latest -> latest.isFor(quote, wish))
                .filter(latest -> now.isBefore(latest.expiresAt()))
                .flatMap(_ -> made);
    }

    /** The claim for a quote and a wish that somebody works on, or died over a moment ago. */
    Optional<CartClaim> underWay(String quote, String wish, Instant now) {
        return claim.filter(_ -> made.isEmpty())
                .filter(latest -> latest.isFor(quote, wish))
                .filter(latest -> latest.isFresh(now));
    }

    /** A quote that was issued before the payment is of the cart that was paid. */
    boolean wasPaidAfter(Instant quoted) {
        return paid.filter(payment -> !quoted.isAfter(payment.at())).isPresent();
    }

    int attempt() {
        return claim.map(CartClaim::attempt).orElse(0);
    }

    int attemptsOf(String quoteSignature) {
        return claim.filter(latest -> latest.quoteSignature().equals(quoteSignature))
                .map(CartClaim::ofQuote)
                .orElse(0);
    }

    /** The session that the next claim has to end; one that was paid has ended. */
    Optional<String> toExpire() {
        return made.map(Made::sessionId)
                .or(() -> claim.flatMap(CartClaim::toExpire))
                .filter(session -> paid.filter(by -> by.sessionId().equals(session)).isEmpty());
    }
}
