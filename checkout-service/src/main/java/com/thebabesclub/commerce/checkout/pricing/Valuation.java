package com.thebabesclub.commerce.checkout.pricing;

/**
 * What pieces are worth to the bundles at most.
 *
 * <p>Each slot has a floor: no bundle that is still to come gets a piece of that slot for less. A
 * piece of price p that no decided bundle takes can then save at most {@code max(0, p − floor)};
 * the base counts that for every piece. A piece that a decided bundle takes is worth the rest,
 * {@code min(p, floor)}. Floors without end stand for "no bundle is still to come", and the worth
 * is exact.
 */
final class Valuation implements Worth {

    /** What values and floors are multiplied by, so that floors need not be whole. */
    static final long SCALE = 1 << 10;

    /** The floor of a slot that no bundle is still to ask for. */
    static final long NO_FLOOR = Long.MAX_VALUE;

    private final Pieces pieces;
    private final int[] scope;
    private final long[] worth;
    private final int[][] worthiest;
    private final long base;

    /** With the worth by kind, of kinds that do not count nothing, and the kinds by shelf. */
    private Valuation(Pieces pieces, int[] scope, long[] worth, int[][] worthiest, long base) {
        this.pieces = pieces;
        this.scope = scope;
        this.worth = worth;
        this.worthiest = worthiest;
        this.base = base;
    }

    /**
     * Values the pieces of some shelves.
     *
     * @param floors a floor for each slot, in {@link #SCALE}
     * @param scope the shelves whose pieces count
     */
    static Valuation above(long[] floors, Pieces pieces, int... scope) {
        long[] worth = new long[pieces.kinds()];
        int[][] worthiest = new int[pieces.shelves()][];
        long base = 0;
        for (int shelf : scope) {
            int[] kinds = pieces.dearest(shelf).clone();
            for (int kind : kinds) {
                long price = pieces.price(kind) * SCALE;
                worth[kind] = Math.min(price, floor(pieces, kind, floors));
                base += pieces.count(kind) * (price - worth[kind]);
            }
            Descending.sort(kinds, worth);
            worthiest[shelf] = kinds;
        }
        return new Valuation(pieces, scope, worth, worthiest, base);
    }

    /** Nothing is still to come: the worth of pieces is their price. */
    static Valuation exact(Pieces pieces, int... scope) {
        long[] worth = new long[pieces.kinds()];
        int[][] dearest = new int[pieces.shelves()][];
        for (int shelf : scope) {
            dearest[shelf] = pieces.dearest(shelf);
            for (int kind : dearest[shelf]) {
                worth[kind] = pieces.price(kind) * SCALE;
            }
        }
        return new Valuation(pieces, scope, worth, dearest, 0);
    }

    /**
     * The most that decided bundles, which need so many pieces of each slot, and those that are
     * still to come cover together, less what the latter cost, in {@link #SCALE}. Concave in {@code
     * need}, since it is the value of a transport problem.
     *
     * <p>Named pieces first, the dearest of each; any pieces then, the worthiest of what is left.
     */
    @Override
    public long of(int[] need) {
        int[] left = pieces.counted();
        long sum = base;
        for (int slot = pieces.shelves(); slot < need.length; slot++) {
            sum += take(pieces.dearest(slot), need[slot], left);
        }
        for (int shelf : scope) {
            sum += take(worthiest[shelf], need[shelf], left);
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

    private static long floor(Pieces pieces, int kind, long... floors) {
        long ofShelf = floors[pieces.shelf(kind)];
        int named = pieces.productSlot(kind);
        return named < 0 ? ofShelf : Math.min(ofShelf, floors[named]);
    }
}
