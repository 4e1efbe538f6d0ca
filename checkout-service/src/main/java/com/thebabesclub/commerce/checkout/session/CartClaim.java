package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.stock.ReservationAttempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to make one session for a cart. What Stripe is told follows from it, so that whoever
 * holds the same claim makes the same session.
 *
 * @param attempt counts the claims of the cart; never used again
 * @param ofQuote counts those of the quote
 * @param fingerprint of owner and options
 * @param expiresAt when the session ends
 * @param reservation the number of the reservation that it sells; empty where nothing is counted
 */
record CartClaim(
        int attempt,
        int ofQuote,
        String quoteSignature,
        String fingerprint,
        Instant claimedAt,
        Instant expiresAt,
        Optional<Long> reservation) {

    private static final Duration FRESH = Duration.ofMinutes(3);

    /** No request lives longer. */
    private static final Duration REQUEST_IS_OVER = Duration.ofSeconds(10);

    /** True while it is worth to repeat it. */
    boolean isFresh(Instant now) {
        return now.isBefore(claimedAt.plus(FRESH));
    }

    /** True once whoever took it works on it no more. */
    boolean isAbandoned(Instant now) {
        return !now.isBefore(claimedAt.plus(REQUEST_IS_OVER));
    }

    boolean isFor(Purchase purchase) {
        return quoteSignature.equals(purchase.quoteSignature())
                && fingerprint.equals(purchase.fingerprint());
    }

    /** What the session sells; empty where nothing is counted. */
    Optional<ReservationAttempt> sells() {
        return reservation.map(number -> new ReservationAttempt(number, attempt));
    }

    /** The key under which Stripe makes the session once. */
    String sessionKey() {
        return "checkout-" + quoteSignature + "-" + attempt + "-" + fingerprint.substring(0, 8);
    }

    /** The key under which Stripe makes the coupon once. */
    String couponKey() {
        return "coupon-" + quoteSignature + (attempt == 1 ? "" : "-" + attempt);
    }

    /** Masked: the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "Claim[" + attempt + "]";
    }
}
