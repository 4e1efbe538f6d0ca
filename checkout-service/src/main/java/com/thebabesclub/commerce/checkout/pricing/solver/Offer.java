package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Bundle;

/** A bundle in terms of the cart: how many pieces it takes of each slot. */
public final class Offer {

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

    public Bundle bundle() {
        return bundle;
    }

    public long price() {
        return price;
    }

    /** All pieces that it takes. */
    int pieces() {
        return pieces;
    }

    public int takes(int slot) {
        return takes[slot];
    }

    /** True where it takes any pieces of one collection and nothing else. */
    boolean isTier() {
        return isTier;
    }

    /** True where both are tiers of the same collection. */
    boolean isTierBeside(Offer other) {
        return isTier && other.isTier && takes[other.firstSlot()] > 0;
    }

    /** By price a piece, without a division that would round. */
    static int compareRate(Offer a, Offer b) {
        return Long.compare(a.price * b.pieces, b.price * a.pieces);
    }

    /**
     * The order in which pieces are handed out, whatever the order of the catalogue: sets, the
     * largest first; then tiers, the worst rate first.
     */
    static int compare(Offer a, Offer b) {
        if (a.isTier != b.isTier) {
            return a.isTier ? 1 : -1;
        }
        int byWeight = a.isTier ? compareRate(b, a) : Integer.compare(b.pieces, a.pieces);
        return byWeight != 0 ? byWeight : a.bundle.id().compareTo(b.bundle.id());
    }

    /** Adds the pieces of so many of it to what is needed. */
    void addTo(int[] need, int times) {
        for (int slot = 0; slot < takes.length; slot++) {
            need[slot] += times * takes[slot];
        }
    }

    private int firstSlot() {
        int slot = 0;
        while (takes[slot] == 0) {
            slot++;
        }
        return slot;
    }
}
