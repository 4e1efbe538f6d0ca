package com.thebabesclub.commerce.domain.order;

import java.util.Comparator;

/**
 * Money that a dispute took from the shop or gave back: a balance transaction of Stripe. Made once
 * and never changed.
 *
 * @param amount in minor units; negative where it was taken
 * @param fee what Stripe charges for it
 * @param net what the balance changed by
 * @param currency of the shop's balance, which need not be the order's
 */
public record DisputeBalanceTransaction(String id, long amount, long fee, long net, String currency)
        implements Comparable<DisputeBalanceTransaction> {

    private static final Comparator<DisputeBalanceTransaction> ORDER =
            Comparator.comparing(DisputeBalanceTransaction::id)
                    .thenComparing(DisputeBalanceTransaction::currency)
                    .thenComparingLong(DisputeBalanceTransaction::amount)
                    .thenComparingLong(DisputeBalanceTransaction::fee)
                    .thenComparingLong(DisputeBalanceTransaction::net);

    @Override
    public int compareTo(DisputeBalanceTransaction other) {
        return ORDER.compare(this, other);
    }
}
