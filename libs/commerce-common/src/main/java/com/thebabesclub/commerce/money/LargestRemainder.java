package com.thebabesclub.commerce.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Hamilton's method: shares in proportion to weights that add up to the last minor unit. */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Spreads an amount over the weights. No share is greater than its weight, as long as the
     * amount is not greater than all weights together; equal remainders go to the earlier weight.
     *
     * @param amount minor units, a multiple of the step
     * @param weights minor units, each a multiple of the step, not all zero unless the amount is
     * @param step the least difference between two shares
     */
    public static long[] spread(long amount, long[] weights, long step) {
        long whole = Arrays.stream(weights).reduce(0, Math::addExact);
        if (amount < 0 || amount > whole || amount % step != 0) {
            throw new IllegalArgumentException(
                    amount + " cannot be spread over " + whole + " in steps of " + step);
        }
        long[] shares = new long[weights.length];
        if (amount == 0) {
            return shares;
        }
        BigInteger steps = BigInteger.valueOf(amount / step);
        BigInteger divisor = BigInteger.valueOf(whole);
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share =
                    steps.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(divisor);
            shares[i] = share[0].longValueExact() * step;
            remainders[i] = share[1];
            left -= shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left / step)
                .forEach(i -> shares[i] += step);
        return shares;
    }
}
