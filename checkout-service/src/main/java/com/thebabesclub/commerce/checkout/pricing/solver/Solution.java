package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Bundle;

import java.util.ArrayList;
import java.util.List;

/** The bundles that make a subproblem cheapest, and where its pieces lie in the cart. */
public final class Solution {

    private final int[] places;
    private final Pieces pieces;
    private final Selection selection;

    private Solution(int[] places, Pieces pieces, Selection selection) {
        this.places = places;
        this.pieces = pieces;
        this.selection = selection;
    }

    /**
     * The solutions that make the items cheapest.
     *
     * @param items no two of the same product and variant
     * @param budget where it is exhausted, what was found by then
     */
    public static List<Solution> of(
            List<PieceGroup> items, List<Bundle> valid, SearchBudget budget) {
        List<Solution> solutions = new ArrayList<>();
        for (ConnectedBundles subproblem : ConnectedBundles.of(items, valid)) {
            int[] places = subproblem.places();
            List<PieceGroup> inSubproblem = new ArrayList<>(places.length);
            for (int place : places) {
                inSubproblem.add(items.get(place));
            }
            Pieces pieces = new Pieces(inSubproblem, subproblem.bundles());
            List<Offer> offers = new ArrayList<>();
            for (Bundle bundle : subproblem.bundles()) {
                pieces.offer(bundle).ifPresent(offers::add);
            }
            solutions.add(new Solution(places, pieces, Selection.best(pieces, offers, budget)));
        }
        return solutions;
    }

    /** For each kind of pieces its place in the cart. */
    public int[] places() {
        return places;
    }

    public Pieces pieces() {
        return pieces;
    }

    public Selection selection() {
        return selection;
    }

    /** Minor units; as long as the effort was not exhausted, the most that can be saved. */
    public long saves() {
        return selection.saves(pieces);
    }
}
