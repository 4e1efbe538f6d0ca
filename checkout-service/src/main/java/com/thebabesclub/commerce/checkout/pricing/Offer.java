package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;

/** A bundle in terms of the cart: how many pieces it takes of each slot. */
final class Offer {

    private final Bundle bundle;
    private final int[] takes;
    private final boolean isTier;

    Offer(Bundle bundle, int[] takes, boolean isTier) {
        this.bundle = bundle;
        this.takes = takes;
        this.isTier = isTier;
    }

    Bundle bundle() {
        return bundle;
    }

    long price() {
        return bundle.price();
    }

    int takes(int slot) {
        return takes[slot];
    }

    int[] takes() {
        return takes;
    }

    /** True where it takes any pieces of one collection and nothing else. */
    boolean isTier() {
        return isTier;
    }

    boolean isOnShelf(int shelf) {
        return takes[shelf] > 0;
    }

    /** All pieces that it takes from a shelf, named or not. */
    int takesFromShelf(int shelf, Pieces pieces) {
        int sum = takes[shelf];
        for (int slot = pieces.shelves(); slot < takes.length; slot++) {
            sum += pieces.shelfOfSlot(slot) == shelf ? takes[slot] : 0;
        }
        return sum;
    }

    /** Adds the pieces of so many of it to what is needed. */
    void addTo(int[] need, int times) {
        for (int slot = 0; slot < takes.length; slot++) {
            need[slot] += times * takes[slot];
        }
    }
}
