package com.thebabesclub.commerce.domain.money;

import java.math.BigInteger;

/** Hamilton's method: shares in proportion to weights that add up to the last minor unit. */
public final class LargestRemainderAllocator {

    private LargestRemainderAllocator() {}

    /**
     * Spreads an amount over the weights. No share is greater than its weight, as long as the
     * amount is not greater than all weights together; equal remainders go to the earlier weight.
     *
     * @param amount minor units, a multiple of the step
     * @param weights minor units, each a multiple of the step, not all zero unless the amount is
     * @param step the least difference between two shares
     */
    public static long[] spread(long amount, long[] weights, long step) {
        long whole = 0;
        for (long weight : weights) {
            whole = Math.addExact(whole, weight);
        }
        if (amount < 0 || amount > whole || amount % step != 0) {
            throw new IllegalArgumentException(
                    amount + " cannot be spread over " + whole + " in steps of " + step);
        }
        long[] shares = new long[weights.length];
        if (amount == 0) {
            return shares;
        }
        long steps = amount / step;
        long[] remainders = new long[weights.length];
        long left = steps;
        for (int i = 0; i < weights.length; i++) {
            long share = share(steps, weights[i], whole);
            remainders[i] = steps * weights[i] - share * whole;
            shares[i] = share * step;
            left -= share;
        }
        for (; left > 0; left--) {
            int next = greatest(remainders);
            shares[next] += step;
            remainders[next] = -1;
        }
        return shares;
    }

    /** Rounded down. The remainder fits into a long although the product may not. */
    private static long share(long steps, long weight, long whole) {
        if (Math.multiplyHigh(steps, weight) == 0 && steps * weight >= 0) {
            return steps * weight / whole;
        }
        return BigInteger.valueOf(steps)
                .multiply(BigInteger.valueOf(weight))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** The place of the greatest, the first of them where some are equal. */
    private static int greatest(long... remainders) {
        int greatest = 0;
        for (int i = 1; i < remainders.length; i++) {
            if (remainders[i] > remainders[greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }
}
