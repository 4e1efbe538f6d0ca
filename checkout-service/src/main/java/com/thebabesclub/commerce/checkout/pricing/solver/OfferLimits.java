package com.thebabesclub.commerce.checkout.pricing.solver;

import java.util.Arrays;

/**
 * How often each offer is taken at most in some best selection.
 *
 * <p>Of the tiers of one collection, let the one with the best rate (the least price a piece) take
 * N* pieces. A tier of N pieces is taken fewer than {@code N* / gcd(N, N*)} times: that many of it
 * cover as many pieces as {@code N / gcd} of the best one, at no lower price.
 */
final class OfferLimits {

    private OfferLimits() {}

    static int[] of(Offer... offers) {
        int[] limits = new int[offers.length];
        Arrays.fill(limits, Integer.MAX_VALUE);
        for (int i = 0; i < limits.length; i++) {
            int best = bestRateBeside(i, offers);
            if (best != i) {
                int pieces = offers[best].pieces();
                limits[i] = pieces / gcd(offers[i].pieces(), pieces) - 1;
            }
        }
        return limits;
    }

    /** The first with the best rate of the same collection's tiers; a set stands alone. */
    private static int bestRateBeside(int offer, Offer... offers) {
        int best = offer;
        for (int i = 0; i < offers.length; i++) {
            if (offers[i].isTierBeside(offers[offer])) {
                int byRate = Offer.compareRate(offers[i], offers[best]);
                best = byRate < 0 || (byRate == 0 && i < best) ? i : best;
            }
        }
        return best;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
