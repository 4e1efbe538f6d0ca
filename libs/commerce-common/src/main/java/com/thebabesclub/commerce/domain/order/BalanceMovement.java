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
public record BalanceMovement(String id, long amount, long fee, long net, String currency)
        implements Comparable<BalanceMovement> {

    private static final Comparator<BalanceMovement> ORDER =
            Comparator.comparing(BalanceMovement::id)
                    .thenComparing(BalanceMovement::currency)
                    .thenComparingLong(BalanceMovement::amount)
                    .thenComparingLong(BalanceMovement::fee)
                    .thenComparingLong(BalanceMovement::net);

    @Override
    public int compareTo(BalanceMovement other) {
        return ORDER.compare(this, other);
    }
}
