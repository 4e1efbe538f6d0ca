package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;

/**
 * The tiers of one collection: any N of it for a price.
 *
 * <p>The tier with the best rate (the least price a piece, N* pieces) is decided last, exactly, by
 * halving. Each other tier of N pieces is taken fewer than {@code N* / gcd(N, N*)} times in some
 * best solution: that many of it cover as many pieces as {@code N / gcd} of the best tier, at no
 * lower price. So the work does not depend on the number of pieces but by its logarithm.
 */
final class Shelf {

    private Shelf() {}

    /** What finds how often each tier of the shelf is taken. */
    static Search search(Pieces pieces, int shelf, Offer[] offers, Effort effort) {
        Offer[] tiers = tiers(shelf, offers);
        Valuation exact = Valuation.exact(pieces, shelf);
        Bound[] bounds = new Bound[tiers.length];
        for (int depth = 0; depth < tiers.length; depth++) {
            Offer[] later = Arrays.copyOfRange(tiers, depth + 1, tiers.length);
            bounds[depth] = Bound.ofTiers(pieces, later, effort, exact, shelf);
        }
        return new Search(pieces, tiers, bounds, caps(tiers), exact, effort);
    }

    private static Offer[] tiers(int shelf, Offer... offers) {
        Offer[] tiers = new Offer[offers.length];
        int size = 0;
        for (Offer offer : offers) {
            if (offer.isTier() && offer.isOnShelf(shelf)) {
                tiers[size++] = offer;
            }
        }
        Arrays.sort(tiers, 0, size, Shelf::worstRateFirst);
        return Arrays.copyOf(tiers, size);
    }

    private static int[] caps(Offer... tiers) {
        int[] caps = new int[tiers.length];
        for (int i = 0; i < caps.length; i++) {
            int bestSize = tiers[caps.length - 1].pieces();
            caps[i] =
                    i == caps.length - 1
                            ? Integer.MAX_VALUE
                            : bestSize / gcd(tiers[i].pieces(), bestSize) - 1;
        }
        return caps;
    }

    /** By price a piece, without a division that would round. */
    private static int worstRateFirst(Offer a, Offer b) {
        int byRate = Long.compare(b.price() * a.pieces(), a.price() * b.pieces());
        return byRate != 0 ? byRate : a.bundle().id().compareTo(b.bundle().id());
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
