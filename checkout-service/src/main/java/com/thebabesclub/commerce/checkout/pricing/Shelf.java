package com.thebabesclub.commerce.checkout.pricing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tiers of one collection: any N of it for a price.
 *
 * <p>The tier with the best rate (the least price a piece, N* pieces) is decided last, exactly, by
 * halving. Each other tier of N pieces is taken fewer than {@code N* / gcd(N, N*)} times in some
 * best solution: that many of it cover as many pieces as {@code N / gcd} of the best tier, at no
 * lower price. So the work does not depend on the number of pieces but by its logarithm.
 */
final class Shelf {

    private static final Comparator<Offer> WORST_RATE_FIRST =
            ((Comparator<Offer>) Shelf::compareRates)
                    .reversed()
                    .thenComparing(tier -> tier.bundle().id());

    private final List<Offer> tiers;
    private final Search search;

    Shelf(Pieces pieces, int shelf, List<Offer> offers, Effort effort) {
        this.tiers =
                offers.stream()
                        .filter(offer -> offer.isTier() && offer.isOnShelf(shelf))
                        .sorted(WORST_RATE_FIRST)
                        .toList();
        Valuation exact = Valuation.exact(pieces, shelf);
        List<Bound> bounds =
                IntStream.range(0, tiers.size())
                        .mapToObj(depth -> tiers.subList(depth + 1, tiers.size()))
                        .map(later -> Bound.ofTiers(pieces, later, effort, shelf))
                        .toList();
        this.search = new Search(pieces, tiers, bounds, caps(tiers), exact::of, effort);
    }

    List<Offer> tiers() {
        return tiers;
    }

    Search search() {
        return search;
    }

    private static int[] caps(List<Offer> tiers) {
        if (tiers.isEmpty()) {
            return new int[0];
        }
        int bestSize = tiers.getLast().bundle().pieces();
        int[] caps =
                tiers.stream()
                        .mapToInt(tier -> bestSize / gcd(tier.bundle().pieces(), bestSize) - 1)
                        .toArray();
        caps[caps.length - 1] = Integer.MAX_VALUE;
        return caps;
    }

    /** By price a piece, without a division that would round. */
    private static int compareRates(Offer a, Offer b) {
        return Long.compare(a.price() * b.bundle().pieces(), b.price() * a.bundle().pieces());
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
