package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;
import java.util.List;

/**
 * Floors for the slots: prices of a piece that, for each offer that is still to come, sum up to no
 * more than the offer costs. Any such floors give a true bound (they are a feasible dual solution);
 * those of the relaxation, in which offers may be taken in fractions, give the tightest.
 *
 * <p>A floor may be negative: an offer that needs a scarce piece must not count on the others
 * without it.
 */
final class Floors {

    private final List<Offer> offers;
    private final long[] floors;

    private Floors(Pieces pieces, List<Offer> offers) {
        this.offers = offers;
        this.floors = new long[pieces.slots()];
    }

    /**
     * The tightest floors, in {@link Valuation#SCALE}, where decided offers need so many pieces of
     * each slot.
     */
    static long[] tightest(Pieces pieces, List<Offer> offers, int[] need) {
        Floors tightest = new Floors(pieces, offers);
        double[] prices = Relaxation.prices(pieces, offers, need);
        Arrays.setAll(tightest.floors, slot -> (long) Math.floor(prices[slot] * Valuation.SCALE));
        tightest.keepUnderPrices();
        tightest.lift();
        return tightest.floors;
    }

    /** The greatest floors where each offer asks for the same single slot. */
    static long[] ofOneSlot(Pieces pieces, List<Offer> offers) {
        Floors greatest = new Floors(pieces, offers);
        greatest.lift();
        return greatest.floors;
    }

    /** What rounding may have put above an offer's price is taken off. */
    private void keepUnderPrices() {
        for (Offer offer : offers) {
            long excess = -slack(offer);
            for (int slot = 0; slot < floors.length && excess > 0; slot++) {
                if (offer.takes(slot) > 0) {
                    floors[slot] -= Math.ceilDiv(excess, offer.takes(slot));
                    excess = 0;
                }
            }
        }
    }

    /** Raises each floor as far as the offers that ask for the slot allow. */
    private void lift() {
        for (int slot = 0; slot < floors.length; slot++) {
            long least = Valuation.NO_FLOOR;
            for (Offer offer : offers) {
                if (offer.takes(slot) > 0) {
                    least =
                            Math.min(
                                    least,
                                    floors[slot] + Math.floorDiv(slack(offer), offer.takes(slot)));
                }
            }
            floors[slot] = least;
        }
    }

    private long slack(Offer offer) {
        long slack = offer.price() * Valuation.SCALE;
        for (int slot = 0; slot < floors.length; slot++) {
            if (offer.takes(slot) > 0) {
                slack -= offer.takes(slot) * floors[slot];
            }
        }
        return slack;
    }
}
