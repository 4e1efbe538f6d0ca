package com.thebabesclub.commerce.checkout.pricing.solver;

import java.util.Arrays;
import java.util.List;

/** How often each offer is taken. */
public final class Selection {

    private final List<Offer> offers;
    private final int[] times;

    private Selection(List<Offer> offers, int[] times) {
        this.offers = offers;
        this.times = times;
    }

    /** The selection that saves most. */
    static Selection best(Pieces pieces, List<Offer> offers, SearchBudget budget) {
        Offer[] sorted = offers.toArray(Offer[]::new);
        Arrays.sort(sorted, Offer::compare);
        return new Selection(List.of(sorted), BranchAndBoundSolver.solve(pieces, sorted, budget));
    }

    /** So many of each offer, whoever found them. */
    public static Selection of(List<Offer> offers, int... times) {
        return new Selection(offers, times);
    }

    /** The same without this offer. */
    public Selection without(int offer) {
        int[] fewer = times.clone();
        fewer[offer] = 0;
        return new Selection(offers, fewer);
    }

    public List<Offer> offers() {
        return offers;
    }

    public int times(int offer) {
        return times[offer];
    }

    /** What it saves, in minor units. */
    long saves(Pieces pieces) {
        int[] need = new int[pieces.slots()];
        long cost = 0;
        for (int i = 0; i < times.length; i++) {
            offers.get(i).addTo(need, times[i]);
            cost += times[i] * offers.get(i).price();
        }
        return UpperBound.exact(pieces).of(need) / DualPrices.SCALE - cost;
    }
}
