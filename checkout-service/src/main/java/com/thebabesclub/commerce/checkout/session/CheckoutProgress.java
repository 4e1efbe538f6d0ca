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
 * @param over sessions that are known not to be open, and need not be ended
 */
record CheckoutProgress(
        Purchase purchase, int tries, int own, int spent, boolean superseded, Set<String> over) {

    CheckoutProgress {
        over = Set.copyOf(over);
    }

    static CheckoutProgress of(Purchase purchase) {
        return new CheckoutProgress(purchase, 0, 0, 0, false, Set.of());
    }

    CheckoutProgress again() {
        return new CheckoutProgress(purchase, tries + 1, own, spent, superseded, over);
    }

    CheckoutProgress wanting(Purchase another) {
        return new CheckoutProgress(another, tries, own, spent, superseded, over);
    }

    CheckoutProgress working(CartClaim claim) {
        return new CheckoutProgress(purchase, tries, claim.attempt(), spent, superseded, over);
    }

    CheckoutProgress spent(CartClaim claim) {
        return new CheckoutProgress(purchase, tries, own, claim.attempt(), superseded, over);
    }

    CheckoutProgress lost() {
        return new CheckoutProgress(purchase, tries, own, spent, true, over);
    }

    CheckoutProgress without(Set<String> sessions) {
        Set<String> all = new HashSet<>(over);
        all.addAll(sessions);
        return new CheckoutProgress(purchase, tries, own, spent, superseded, all);
    }
}
