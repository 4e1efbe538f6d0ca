package com.thebabesclub.commerce.domain.order;

import java.util.Comparator;

/**
 * What the customer saw and paid in a currency of their own, where Stripe converted.
 *
 * @param value in minor units of the currency
 * @param currency Stripe's lower-case code
 */
public record PresentmentAmount(long value, String currency)
        implements Comparable<PresentmentAmount> {

    @Override
    public int compareTo(PresentmentAmount other) {
        return Comparator.comparing(PresentmentAmount::currency)
                .thenComparingLong(PresentmentAmount::value)
                .compare(this, other);
    }
}
