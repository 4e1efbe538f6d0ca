package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.session.CartPayments;

import java.util.Optional;
import java.util.Set;

/**
 * A cart at the checkout at one version. Each of its successors is written on the condition that
 * the version still stands, and with it all that was seen.
 *
 * @param version counts the writes; 0 before the first
 * @param open the sessions that may be open and whose address may be known
 */
record CartState(long version, CartPhase phase, Set<String> open, CartPayments payments) {

    static final CartState NONE =
            new CartState(0, new CartPhase.Unclaimed(), Set.of(), CartPayments.NONE);

    CartState {
        open = Set.copyOf(open);
    }

    /** The latest claim. */
    Optional<CartClaim> claim() {
        return phase.latest();
    }

    /** Somebody has taken a claim; what was open is still to be ended. */
    CartState claimed(CartClaim claim, Purchase purchase) {
        return new CartState(
                version + 1,
                new CartPhase.Claimed(claim),
                open,
                payments.wantedAgain(purchase.cartHash()));
    }

    /** The session of the claim may be paid, and no other. */
    CartState published(CartPhase.Published page) {
        return new CartState(version + 1, page, Set.of(page.sessionId()), payments);
    }

    /** The session of the claim is not to be found any more, but may have been. */
    CartState withdrawn(CartPhase.Published page) {
        return new CartState(
                version + 1,
                new CartPhase.Withdrawn(page.claim(), page.sessionId()),
                Set.of(page.sessionId()),
                payments);
    }

    int attempt() {
        return claim().map(CartClaim::attempt).orElse(0);
    }

    int attemptsOf(String quoteSignature) {
        return claim().filter(latest -> latest.quoteSignature().equals(quoteSignature))
                .map(CartClaim::ofQuote)
                .orElse(0);
    }
}
