package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What pieces are worth to the bundles at most.
 *
 * <p>Each slot has a floor: no bundle that is still to come gets a piece of that slot for less. A
 * piece of price p that no decided bundle takes can then save at most {@code max(0, p − floor)};
 * the base counts that for every piece. A piece that a decided bundle takes is worth the rest,
 * {@code min(p, floor)}. Floors without end stand for "no bundle is still to come", and the worth
 * is exact.
 */
final class Valuation {

    /** What values and floors are multiplied by, so that floors need not be whole. */
    static final long SCALE = 1 << 10;

    /** The floor of a slot that no bundle is still to ask for. */
    static final long NO_FLOOR = Long.MAX_VALUE;

    private final Pieces pieces;
    private final int[] scope;
    private final long[] worth;
    private final int[][] bySlot;
    private final int[] left;
    private final long base;

    /**
     * Values the pieces of some shelves.
     *
     * @param floors a floor for each slot, in {@link #SCALE}
     * @param scope the shelves whose pieces count
     */
    Valuation(Pieces pieces, long[] floors, int... scope) {
        this.pieces = pieces;
        this.scope = scope;
        this.worth = new long[pieces.kinds()];
        this.left = new int[pieces.kinds()];
        long sum = 0;
        for (int kind = 0; kind < worth.length; kind++) {
            long floor = floors[pieces.shelf(kind)];
            if (pieces.skuSlot(kind) >= 0) {
                floor = Math.min(floor, floors[pieces.skuSlot(kind)]);
            }
            long price = pieces.price(kind) * SCALE;
            worth[kind] = Math.min(price, floor);
            if (Arrays.binarySearch(scope, pieces.shelf(kind)) >= 0) {
                sum += pieces.count(kind) * (price - worth[kind]);
            }
        }
        this.base = sum;
        this.bySlot =
                IntStream.range(0, pieces.slots())
                        .mapToObj(this::dearestFirst)
                        .toArray(int[][]::new);
    }

    /** Nothing is still to come: the worth of pieces is their price. */
    static Valuation exact(Pieces pieces, int... scope) {
        long[] floors = new long[pieces.slots()];
        Arrays.fill(floors, NO_FLOOR);
        return new Valuation(pieces, floors, scope);
    }

    /**
     * The most that decided bundles, which need so many pieces of each slot, and those that are
     * still to come cover together, less what the latter cost, in {@link #SCALE}. Concave in {@code
     * need}, since it is the value of a transport problem.
     */
    long of(int[] need) {
        long sum = base;
        for (int shelf : scope) {
            sum += of(shelf, need);
        }
        return sum;
    }

    /** The kinds that may stand in the slot, the worthiest first. */
    int[] dearest(int slot) {
        return bySlot[slot];
    }

    /** Named pieces first, the dearest of each; any pieces then, the dearest of what is left. */
    private long of(int shelf, int[] need) {
        for (int kind : bySlot[shelf]) {
            left[kind] = pieces.count(kind);
        }
        long sum = 0;
        for (int slot = pieces.shelves(); slot < need.length; slot++) {
            if (need[slot] > 0 && pieces.shelfOfSlot(slot) == shelf) {
                sum += take(slot, need[slot]);
            }
        }
        return sum + take(shelf, need[shelf]);
    }

    private long take(int slot, int quantity) {
        long sum = 0;
        int missing = quantity;
        for (int kind : bySlot[slot]) {
            if (missing == 0) {
                break;
            }
            int taken = Math.min(missing, left[kind]);
            sum += taken * worth[kind];
            left[kind] -= taken;
            missing -= taken;
        }
        return sum;
    }

    private int[] dearestFirst(int slot) {
        return IntStream.range(0, pieces.kinds())
                .filter(kind -> slot == pieces.shelf(kind) || slot == pieces.skuSlot(kind))
                .boxed()
                .sorted(Comparator.comparingLong((Integer kind) -> worth[kind]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
