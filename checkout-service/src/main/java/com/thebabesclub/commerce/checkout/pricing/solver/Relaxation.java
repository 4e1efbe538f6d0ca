package com.thebabesclub.commerce.checkout.pricing.solver;

/**
 * The linear programme in which offers may be taken in fractions: how many pieces of each kind go
 * to each slot, and how often each offer is taken.
 *
 * <p>A piece earns its price and an extra, and each offer pays the extra for all of its pieces. The
 * extra is more than an offer can save, so that none is worth taking without its pieces.
 *
 * <p>No amount is computed here. What comes out says where to look and which bound is tight; {@link
 * UpperBound} holds for any dual prices, so that a wrong guess costs time and never a cent.
 */
final class Relaxation {

    private final Pieces pieces;
    private final Offer[] offers;
    private final double extra;
    private final int flows;
    private final Simplex simplex;

    /** A row for each slot, and one for each kind that has two slots to share. */
    Relaxation(Pieces pieces, Offer... offers) {
        this.pieces = pieces;
        this.offers = offers;
        this.extra = (double) dearest(pieces) * largest(offers);
        int shared = shared(pieces);
        this.flows = pieces.kinds() + shared;
        this.simplex = new Simplex(pieces.slots() + shared, flows + offers.length);
    }

    /**
     * Solves it; the dual price of each slot comes out.
     *
     * @param room how often each offer may be taken
     * @param need the pieces of each slot that decided offers take
     */
    DualPrices solve(int[] room, int... need) {
        simplex.begin();
        for (int slot = 0; slot < need.length; slot++) {
            simplex.limit(slot, need[slot]);
        }
        addFlows();
        addOffers(room);
        simplex.solve();
        double[] prices = new double[need.length];
        for (int slot = 0; slot < prices.length; slot++) {
            prices[slot] = simplex.dualPrice(slot) - extra;
        }
        return DualPrices.of(prices);
    }

    /** How often each offer was taken in what was solved last. */
    double[] times() {
        double[] times = new double[offers.length];
        for (int offer = 0; offer < times.length; offer++) {
            times[offer] = Math.max(0, simplex.value(flows + offer));
        }
        return times;
    }

    /** A variable for the pieces of each kind in each of its slots. */
    private void addFlows() {
        int column = 0;
        int row = pieces.slots();
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            addFlow(column++, kind, pieces.collection(kind));
            if (pieces.productSlot(kind) >= 0) {
                addFlow(column, kind, pieces.productSlot(kind));
                simplex.put(row, column - 1, 1);
                simplex.put(row, column++, 1);
                simplex.limit(row++, pieces.count(kind));
            }
        }
    }

    private void addFlow(int column, int kind, int slot) {
        simplex.put(slot, column, 1);
        simplex.variable(column, pieces.price(kind) + extra, pieces.count(kind));
    }

    private void addOffers(int... room) {
        for (int i = 0; i < offers.length; i++) {
            for (int slot = 0; slot < pieces.slots(); slot++) {
                simplex.put(slot, flows + i, -offers[i].takes(slot));
            }
            double cost = offers[i].price() + extra * offers[i].pieces();
            simplex.variable(flows + i, -cost, room[i]);
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
