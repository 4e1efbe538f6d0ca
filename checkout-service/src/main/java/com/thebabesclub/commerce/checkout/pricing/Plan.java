package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;

import java.util.ArrayList;
import java.util.List;

/** The bundles that make a group of collections cheapest, and where its pieces lie in the cart. */
final class Plan {

    private final int[] places;
    private final Pieces pieces;
    private final Choice choice;

    private Plan(int[] places, Pieces pieces, Choice choice) {
        this.places = places;
        this.pieces = pieces;
        this.choice = choice;
    }

    /**
     * The plans that make the items cheapest.
     *
     * @param items no two of the same product and variant
     * @param effort where it is exhausted, what was found by then
     */
    static List<Plan> of(List<CartItem> items, List<Bundle> valid, Effort effort) {
        List<Plan> plans = new ArrayList<>();
        for (Group group : Group.of(items, valid)) {
            int[] places = group.places();
            List<CartItem> inGroup = new ArrayList<>(places.length);
            for (int place : places) {
                inGroup.add(items.get(place));
            }
            Pieces pieces = new Pieces(inGroup, group.bundles());
            List<Offer> offers = new ArrayList<>();
            for (Bundle bundle : group.bundles()) {
                pieces.offer(bundle).ifPresent(offers::add);
            }
            plans.add(new Plan(places, pieces, Choice.best(pieces, offers, effort)));
        }
        return plans;
    }

    /** For each kind of pieces its place in the cart. */
    int[] places() {
        return places;
    }

    Pieces pieces() {
        return pieces;
    }

    Choice choice() {
        return choice;
    }

    /** Minor units; as long as the effort was not exhausted, the most that can be saved. */
    long saves() {
        return choice.saves(pieces);
    }
}
