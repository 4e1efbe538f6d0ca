package com.thebabesclub.commerce.checkout.pricing;

/**
 * The linear programme in which offers may be taken in fractions: how many pieces of each kind go
 * to each slot, and how often each offer is taken.
 *
 * <p>A piece earns its price and an extra, and each offer pays the extra for all of its pieces. The
 * extra is more than an offer can save, so that none is worth taking without its pieces.
 *
 * <p>No amount is computed here. What comes out says where to look first: {@link Floors} rounds it
 * to whole numbers and takes off what rounding put too high, so that a wrong guess costs time and
 * never a cent.
 */
final class Relaxation {

    private final Pieces pieces;
    private final long dearest;
    private final int flows;
    private final Simplex simplex;

    /** A row for each slot, and one for each kind that has two slots to share. */
    Relaxation(Pieces pieces, int mostOffers) {
        this.pieces = pieces;
        this.dearest = dearest(pieces);
        int shared = shared(pieces);
        this.flows = pieces.kinds() + shared;
        this.simplex = new Simplex(pieces.slots() + shared, flows + mostOffers);
    }

    /**
     * What one more piece of each slot would cost the offers, in minor units.
     *
     * @param need the pieces of each slot that decided offers take
     */
    double[] prices(Offer[] offers, int... need) {
        double extra = (double) dearest * largest(offers);
        simplex.begin(flows + offers.length);
        for (int slot = 0; slot < need.length; slot++) {
            simplex.limit(slot, need[slot]);
        }
        addFlows(extra);
        addOffers(extra, offers);
        simplex.solve();
        double[] prices = new double[need.length];
        for (int slot = 0; slot < prices.length; slot++) {
            prices[slot] = Math.clamp(simplex.dualPrice(slot) - extra, -extra, extra);
        }
        return prices;
    }

    /** A variable for the pieces of each kind in each of its slots. */
    private void addFlows(double extra) {
        int column = 0;
        int row = pieces.slots();
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            addFlow(column++, kind, pieces.shelf(kind), extra);
            if (pieces.productSlot(kind) >= 0) {
                addFlow(column, kind, pieces.productSlot(kind), extra);
                simplex.put(row, column - 1, 1);
                simplex.put(row, column++, 1);
                simplex.limit(row++, pieces.count(kind));
            }
        }
    }

    private void addFlow(int column, int kind, int slot, double extra) {
        simplex.put(slot, column, 1);
        simplex.variable(column, pieces.price(kind) + extra, pieces.count(kind));
    }

    private void addOffers(double extra, Offer... offers) {
        int column = flows;
        for (Offer offer : offers) {
            for (int slot = 0; slot < pieces.slots(); slot++) {
                simplex.put(slot, column, -offer.takes(slot));
            }
            double cost = offer.price() + extra * offer.pieces();
            simplex.variable(column, -cost, Double.POSITIVE_INFINITY);
            column++;
        }
    }

    private static int shared(Pieces pieces) {
        int shared = 0;
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            shared += pieces.productSlot(kind) >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static long dearest(Pieces pieces) {
        long dearest = 0;
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            dearest = Math.max(dearest, pieces.price(kind));
        }
        return dearest;
    }

    private static int largest(Offer... offers) {
        int most = 0;
        for (Offer offer : offers) {
            most = Math.max(most, offer.pieces());
        }
        return most;
    }
}
