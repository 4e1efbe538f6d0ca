package com.thebabesclub.commerce.checkout.pricing.solver;

/**
 * What one more piece of each slot would cost the open offers. Whole numbers of a small part of a
 * minor unit, so that a bound from them is computed without rounding.
 */
final class DualPrices {

    /**
     * What amounts are multiplied by: the prices of a full cart round to less than a minor unit.
     */
    static final long SCALE = 1 << 16;

    /** Keeps sums over a full cart within a long: dearer than any piece, in {@link #SCALE}. */
    private static final long GREATEST = 1L << 44;

    private final long[] bySlot;

    private DualPrices(long... bySlot) {
        this.bySlot = bySlot;
    }

    /** Of minor units. */
    static DualPrices of(double... amounts) {
        long[] bySlot = new long[amounts.length];
        for (int slot = 0; slot < bySlot.length; slot++) {
            bySlot[slot] = Math.clamp(Math.round(amounts[slot] * SCALE), -GREATEST, GREATEST);
        }
        return new DualPrices(bySlot);
    }

    /** The lesser price of the slots that may take pieces of the kind, in {@link #SCALE}. */
    long least(Pieces pieces, int kind) {
        long ofCollection = bySlot[pieces.collection(kind)];
        int named = pieces.productSlot(kind);
        return named < 0 ? ofCollection : Math.min(ofCollection, bySlot[named]);
    }

    /** What the offer gains if it is paid these prices for its pieces, in {@link #SCALE}. */
    long gain(Offer offer) {
        long gain = -offer.price() * SCALE;
        for (int slot = 0; slot < bySlot.length; slot++) {
            gain += offer.takes(slot) * bySlot[slot];
        }
        return gain;
    }
}
