package com.thebabesclub.commerce.checkout.pricing.solver;

/**
 * The most that pieces can save, by weak duality of linear programming: exact whole numbers, and
 * true for any dual prices.
 *
 * <p>A piece of price p that no decided offer takes saves at most {@code max(0, p − dual price)};
 * the base counts that for every piece. A piece that a decided offer takes is worth the rest, the
 * lesser of both. Without dual prices no offer is open, and the value is exact.
 */
final class UpperBound {

    private final Pieces pieces;
    private final long[] worth;
    private final int[][] worthiest;
    private final long base;

    private UpperBound(Pieces pieces, long[] worth, int[][] worthiest, long base) {
        this.pieces = pieces;
        this.worth = worth;
        this.worthiest = worthiest;
        this.base = base;
    }

    static UpperBound of(Pieces pieces, DualPrices prices) {
        long[] worth = new long[pieces.kinds()];
        int[][] worthiest = new int[pieces.collections()][];
        long base = 0;
        for (int collection = 0; collection < worthiest.length; collection++) {
            int[] kinds = pieces.dearest(collection).clone();
            for (int kind : kinds) {
                long price = pieces.price(kind) * DualPrices.SCALE;
                worth[kind] = Math.min(price, prices.least(pieces, kind));
                base += pieces.count(kind) * (price - worth[kind]);
            }
            DescendingSorter.sort(kinds, worth);
            worthiest[collection] = kinds;
        }
        return new UpperBound(pieces, worth, worthiest, base);
    }

    /** No offer is open: the worth of pieces is their price. */
    static UpperBound exact(Pieces pieces) {
        long[] worth = new long[pieces.kinds()];
        for (int kind = 0; kind < worth.length; kind++) {
            worth[kind] = pieces.price(kind) * DualPrices.SCALE;
        }
        int[][] dearest = new int[pieces.collections()][];
        for (int collection = 0; collection < dearest.length; collection++) {
            dearest[collection] = pieces.dearest(collection);
        }
        return new UpperBound(pieces, worth, dearest, 0);
    }

    /**
     * The most that decided offers, which need so many pieces of each slot, and open ones take
     * together, less the dual prices of the latter, in {@link DualPrices#SCALE}.
     *
     * <p>Named pieces first, the dearest of each; any pieces then, the worthiest of what is left.
     */
    long of(int[] need) {
        int[] left = pieces.counted();
        long sum = base;
        for (int slot = pieces.collections(); slot < need.length; slot++) {
            sum += take(pieces.dearest(slot), need[slot], left);
        }
        for (int collection = 0; collection < worthiest.length; collection++) {
            sum += take(worthiest[collection], need[collection], left);
        }
        return sum;
    }

    private long take(int[] kinds, int quantity, int... left) {
        long sum = 0;
        int missing = quantity;
        for (int i = 0; i < kinds.length && missing > 0; i++) {
            int kind = kinds[i];
            int taken = Math.min(missing, left[kind]);
            sum += taken * worth[kind];
            left[kind] -= taken;
            missing -= taken;
        }
        return sum;
    }
}
