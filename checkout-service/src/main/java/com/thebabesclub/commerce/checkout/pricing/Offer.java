package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;

/** A bundle in terms of the cart: how many pieces it takes of each slot. */
final class Offer {

    private final Bundle bundle;
    private final int[] takes;
    private final boolean isTier;
    private final long price;
    private final int pieces;

    Offer(Bundle bundle, int[] takes, boolean isTier) {
        this.bundle = bundle;
        this.takes = takes;
        this.isTier = isTier;
        this.price = bundle.price();
        this.pieces = bundle.pieces();
    }

    Bundle bundle() {
        return bundle;
    }

    long price() {
        return price;
    }

    /** All pieces that it takes. */
    int pieces() {
        return pieces;
    }

    int takes(int slot) {
        return takes[slot];
    }

    /** True where it takes any pieces of one collection and nothing else. */
    boolean isTier() {
        return isTier;
    }

    boolean isOnShelf(int shelf) {
        return takes[shelf] > 0;
    }

    /** Adds the pieces of so many of it to what is needed. */
    void addTo(int[] need, int times) {
        for (int slot = 0; slot < takes.length; slot++) {
            need[slot] += times * takes[slot];
        }
    }
}
