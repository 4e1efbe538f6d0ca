package com.thebabesclub.commerce.order;

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
public record Movement(String id, long amount, long fee, long net, String currency)
        implements Comparable<Movement> {

    private static final Comparator<Movement> ORDER =
            Comparator.comparing(Movement::id)
                    .thenComparing(Movement::currency)
                    .thenComparingLong(Movement::amount)
                    .thenComparingLong(Movement::fee)
                    .thenComparingLong(Movement::net);

    @Override
    public int compareTo(Movement other) {
        return ORDER.compare(this, other);
    }
}
