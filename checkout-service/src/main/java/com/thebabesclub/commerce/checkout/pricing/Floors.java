package com.thebabesclub.commerce.checkout.pricing;

/**
 * Floors for the slots: prices of a piece that, for each offer that is still to come, sum up to no
 * more than the offer costs. Any such floors give a true bound (they are a feasible dual solution);
 * those of the relaxation, in which offers may be taken in fractions, give the tightest.
 *
 * <p>A floor may be negative: an offer that needs a scarce piece must not count on the others
 * without it.
 */
final class Floors {

    private final Relaxation relaxation;
    private final Offer[] offers;

    /** Floors under some of the offers that the relaxation has room for. */
    Floors(Relaxation relaxation, Offer... offers) {
        this.relaxation = relaxation;
        this.offers = offers;
    }

    /**
     * The tightest floors, in {@link Valuation#SCALE}, where decided offers need so many pieces of
     * each slot.
     */
    long[] tightest(int[] need) {
        long[] floors = new long[need.length];
        double[] prices = relaxation.prices(offers, need);
        for (int slot = 0; slot < floors.length; slot++) {
            floors[slot] = (long) Math.floor(prices[slot] * Valuation.SCALE);
        }
        keepUnderPrices(floors, offers);
        lift(floors, offers);
        return floors;
    }

    /** The greatest floors where each offer asks for the same single slot. */
    static long[] ofOneSlot(Pieces pieces, Offer... offers) {
        long[] floors = new long[pieces.slots()];
        lift(floors, offers);
        return floors;
    }

    /** What rounding may have put above an offer's price is taken off. */
    private static void keepUnderPrices(long[] floors, Offer... offers) {
        for (Offer offer : offers) {
            long excess = -slack(offer, floors);
            for (int slot = 0; slot < floors.length && excess > 0; slot++) {
                if (offer.takes(slot) > 0) {
                    floors[slot] -= Math.ceilDiv(excess, offer.takes(slot));
                    excess = 0;
                }
            }
        }
    }

    /** Raises each floor as far as the offers that ask for the slot allow. */
    private static void lift(long[] floors, Offer... offers) {
        for (int slot = 0; slot < floors.length; slot++) {
            long least = Valuation.NO_FLOOR;
            for (Offer offer : offers) {
                int takes = offer.takes(slot);
                if (takes > 0) {
                    long most = floors[slot] + Math.floorDiv(slack(offer, floors), takes);
                    least = Math.min(least, most);
                }
            }
            floors[slot] = least;
        }
    }

    private static long slack(Offer offer, long... floors) {
        long slack = offer.price() * Valuation.SCALE;
        for (int slot = 0; slot < floors.length; slot++) {
            slack -= offer.takes(slot) > 0 ? offer.takes(slot) * floors[slot] : 0;
        }
        return slack;
    }
}
