package com.thebabesclub.commerce.domain.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the payments of a shopper's carts, which all have one id and differ in their
 * hash.
 *
 * @param paid the latest payment that arrived and was not wanted again since
 * @param pending those that are under way
 */
public record CartPayments(Optional<PaidCart> paid, Set<PendingPayment> pending) {

    /** None. */
    public static final CartPayments NONE = new CartPayments(Optional.empty(), Set.of());

    /** The hash of a cart that is not known, of a session that this shop did not quote. */
    public static final String UNKNOWN_CART = "unknown";

    private static final int MOST_PENDING = 5;

    public CartPayments {
        pending = Set.copyOf(pending);
    }

    /** The payment of this very cart. */
    public Optional<PaidCart> paidFor(String cartHash) {
        return paid.filter(payment -> payment.cartHash().equals(cartHash));
    }

    /** Whether a quote promises what was paid since it was issued: it would be paid twice. */
    public boolean isPaidSince(String cartHash, Instant quoted) {
        return paidFor(cartHash).filter(payment -> !quoted.isAfter(payment.paidAt())).isPresent();
    }

    /**
     * Whether a page was paid that the shopper opened after the quote was issued, which is of the
     * cart as it was before then.
     */
    public boolean isOpenedAndPaidSince(Instant quoted) {
        return paid.filter(payment -> !quoted.isAfter(payment.openedAt())).isPresent();
    }

    /** Whether a payment of this very cart is under way. */
    public boolean isPending(String cartHash) {
        return pending.stream().anyMatch(payment -> payment.cartHash().equals(cartHash));
    }

    /** Whether another payment must not be begun before one of those under way is over. */
    public boolean isFull() {
        return pending.size() >= MOST_PENDING;
    }

    /** The same for a shopper who wants this cart once more. */
    public CartPayments wantedAgain(String cartHash) {
        return new CartPayments(
                paid.filter(payment -> !payment.cartHash().equals(cartHash)), pending);
    }
}
