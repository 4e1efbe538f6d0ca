package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.stock.Reservation;

import java.util.Optional;
import java.util.Set;

/**
 * A cart at the checkout at one version. Each of its successors is written on the condition that
 * the version still stands, and with it all that was seen.
 *
 * @param version counts the writes; 0 before the first
 * @param open the sessions that may be open and whose address may be known
 * @param reservation the latest; others may have closed it since
 */
record CartState(
        long version,
        CartPhase phase,
        Set<String> open,
        CartPayments payments,
        Optional<Reservation> reservation) {

    static final CartState NONE =
            new CartState(
                    0, new CartPhase.Unclaimed(), Set.of(), CartPayments.NONE, Optional.empty());

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
                payments.wantedAgain(purchase.cartHash()),
                claim.reservation()
                        .map(number -> reserved(number, claim, purchase))
                        .or(() -> reservation));
    }

    private Reservation reserved(long number, CartClaim claim, Purchase purchase) {
        return reservation
                .filter(before -> before.number() == number)
                .map(before -> isUnheard(before) ? before.withoutHolder() : before)
                .map(
                        before ->
                                before.takenOver(
                                        claim.attempt(), purchase.counted(), claim.expiresAt()))
                .orElseGet(
                        () ->
                                Reservation.of(
                                        number,
                                        claim.attempt(),
                                        purchase.counted(),
                                        claim.expiresAt()));
    }

    /** Whether nobody has the address of the session that holds it. */
    private boolean isUnheard(Reservation before) {
        return phase instanceof CartPhase.Claimed latest
                && before.isHeldBy(latest.claim().attempt());
    }

    /** The session of the claim may be paid, and no other. */
    CartState published(CartPhase.Published page) {
        return new CartState(
                version + 1,
                page,
                Set.of(page.sessionId()),
                payments,
                reservation.map(
                        held -> held.isHeldBy(page.claim().attempt()) ? held.ofHolder() : held));
    }

    /** The session of the claim is not to be found any more, but may have been. */
    CartState withdrawn(CartPhase.Published page) {
        return new CartState(
                version + 1,
                new CartPhase.Withdrawn(page.claim(), page.sessionId()),
                Set.of(page.sessionId()),
                payments,
                reservation);
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
