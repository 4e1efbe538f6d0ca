package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The most that decided offers and later ones may be worth together: the least of some valuations,
 * each with other floors. Floors are tightest for the pieces that they were made for, so that the
 * bound gets tighter where the search comes by.
 */
final class Bound implements Worth {

    private final Pieces pieces;
    private final Optional<Floors> floors;
    private final int[] scope;
    private final Effort effort;
    private final List<Valuation> valuations = new ArrayList<>();
    private final List<long[]> known = new ArrayList<>();

    private Bound(Pieces pieces, Optional<Floors> floors, Effort effort, int... scope) {
        this.pieces = pieces;
        this.floors = floors;
        this.effort = effort;
        this.scope = scope;
    }

    /** Over offers of all shelves. */
    static Bound of(
            Pieces pieces, Relaxation relaxation, Offer[] later, Effort effort, int... shelves) {
        if (later.length == 0) {
            Bound bound = new Bound(pieces, Optional.empty(), effort, shelves);
            bound.valuations.add(Valuation.exact(pieces, shelves));
            return bound;
        }
        Floors floors = new Floors(relaxation, later);
        Bound bound = new Bound(pieces, Optional.of(floors), effort, shelves);
        bound.tighten(new int[pieces.slots()]);
        return bound;
    }

    /** Over tiers of one shelf, whose greatest floor is the best rate; exact after the last. */
    static Bound ofTiers(Pieces pieces, Offer[] later, Effort effort, Valuation exact, int shelf) {
        Bound bound = new Bound(pieces, Optional.empty(), effort, shelf);
        bound.valuations.add(
                later.length == 0
                        ? exact
                        : Valuation.above(Floors.ofOneSlot(pieces, later), pieces, shelf));
        return bound;
    }

    /** Concave in {@code need}, as the least of concave functions. */
    @Override
    public long of(int[] need) {
        effort.spend(valuations.size());
        long least = Long.MAX_VALUE;
        for (int i = 0; i < valuations.size(); i++) {
            least = Math.min(least, valuations.get(i).of(need));
        }
        return least;
    }

    /** Adds the floors that are tightest for these pieces; false where it has them. */
    boolean tighten(int[] need) {
        if (floors.isEmpty()) {
            return false;
        }
        effort.spend(Effort.RELAXATION);
        long[] tightest = floors.get().tightest(need);
        if (isKnown(tightest)) {
            return false;
        }
        known.add(tightest);
        valuations.add(Valuation.above(tightest, pieces, scope));
        return true;
    }

    private boolean isKnown(long... tightest) {
        for (int i = 0; i < known.size(); i++) {
            if (Arrays.equals(known.get(i), tightest)) {
                return true;
            }
        }
        return false;
    }
}
