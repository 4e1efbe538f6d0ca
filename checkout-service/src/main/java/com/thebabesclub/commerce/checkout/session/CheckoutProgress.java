package com.thebabesclub.commerce.checkout.session;

import java.util.HashSet;
import java.util.Set;

/**
 * What a request has learned so far.
 *
 * @param tries how often it began again
 * @param own the attempt whose work it does; 0 for none
 * @param spent the latest attempt whose key at Stripe gives no session any more; 0 for none
 * @param superseded a later claim has won: this request takes none any more
 * @param closed the latest reservation that is known to be closed; 0 for none
 * @param over sessions that are known not to be open, and need not be ended
 */
record CheckoutProgress(
        Purchase purchase,
        int tries,
        int own,
        int spent,
        boolean superseded,
        long closed,
        Set<String> over) {

    CheckoutProgress {
        over = Set.copyOf(over);
    }

    static CheckoutProgress of(Purchase purchase) {
        return new CheckoutProgress(purchase, 0, 0, 0, false, 0, Set.of());
    }

    CheckoutProgress again() {
        return new CheckoutProgress(purchase, tries + 1, own, spent, superseded, closed, over);
    }

    CheckoutProgress wanting(Purchase another) {
        return new CheckoutProgress(another, tries, own, spent, superseded, closed, over);
    }

    CheckoutProgress working(CartClaim claim) {
        return new CheckoutProgress(
                purchase, tries, claim.attempt(), spent, superseded, closed, over);
    }

    CheckoutProgress spent(CartClaim claim) {
        return new CheckoutProgress(
                purchase, tries, own, claim.attempt(), superseded, closed, over);
    }

    CheckoutProgress lost() {
        return new CheckoutProgress(purchase, tries, own, spent, true, closed, over);
    }

    CheckoutProgress closed(long reservation) {
        return new CheckoutProgress(purchase, tries, own, spent, superseded, reservation, over);
    }

    CheckoutProgress without(Set<String> sessions) {
        Set<String> all = new HashSet<>(over);
        all.addAll(sessions);
        return new CheckoutProgress(purchase, tries, own, spent, superseded, closed, all);
    }
}
