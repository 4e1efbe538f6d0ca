package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The most that decided offers and later ones may be worth together: the least of some valuations,
 * each with other floors. Floors are tightest for the pieces that they were made for, so that the
 * bound gets tighter where the search comes by.
 */
final class Bound {

    private final Pieces pieces;
    private final List<Offer> later;
    private final int[] scope;
    private final Effort effort;
    private final List<Valuation> valuations = new ArrayList<>();
    private final Set<List<Long>> known = new HashSet<>();

    private Bound(Pieces pieces, List<Offer> later, Effort effort, int... scope) {
        this.pieces = pieces;
        this.later = List.copyOf(later);
        this.effort = effort;
        this.scope = scope;
    }

    /** Over offers of all shelves. */
    static Bound of(Pieces pieces, List<Offer> later, Effort effort, int... shelves) {
        Bound bound = new Bound(pieces, later, effort, shelves);
        if (later.isEmpty()) {
            bound.valuations.add(Valuation.exact(pieces, shelves));
        } else {
            bound.tighten(new int[pieces.slots()]);
        }
        return bound;
    }

    /** Over tiers of one shelf, whose greatest floor is the best rate. */
    static Bound ofTiers(Pieces pieces, List<Offer> later, Effort effort, int shelf) {
        Bound bound = new Bound(pieces, List.of(), effort, shelf);
        bound.valuations.add(
                later.isEmpty()
                        ? Valuation.exact(pieces, shelf)
                        : new Valuation(pieces, Floors.ofOneSlot(pieces, later), shelf));
        return bound;
    }

    /** In {@link Valuation#SCALE}; concave in {@code need}, as the least of concave functions. */
    long of(int[] need) {
        effort.spend(valuations.size());
        long least = Long.MAX_VALUE;
        for (Valuation valuation : valuations) {
            least = Math.min(least, valuation.of(need));
        }
        return least;
    }

    /** Adds the floors that are tightest for these pieces; false where it has them. */
    boolean tighten(int[] need) {
        if (later.isEmpty()) {
            return false;
        }
        effort.spend(Effort.RELAXATION);
        long[] floors = Floors.tightest(pieces, later, need);
        return known.add(Arrays.stream(floors).boxed().toList())
                && valuations.add(new Valuation(pieces, floors, scope));
    }
}
