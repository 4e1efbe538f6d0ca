package com.thebabesclub.commerce.order;

import java.util.Comparator;

/**
 * What the customer saw and paid in a currency of their own, where Stripe converted.
 *
 * @param value in minor units of the currency
 * @param currency Stripe's lower-case code
 */
public record Amount(long value, String currency) implements Comparable<Amount> {

    @Override
    public int compareTo(Amount other) {
        return Comparator.comparing(Amount::currency)
                .thenComparingLong(Amount::value)
                .compare(this, other);
    }
}
