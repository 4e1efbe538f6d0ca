package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Pieces of a kind in a slot. */
    private record Flow(int kind, int slot) {}

    private final Pieces pieces;
    private final List<Offer> offers;
    private final List<Flow> flows = new ArrayList<>();
    private final List<Integer> named = new ArrayList<>();
    private final double extra;

    private Relaxation(Pieces pieces, List<Offer> offers) {
        this.pieces = pieces;
        this.offers = offers;
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            flows.add(new Flow(kind, pieces.shelf(kind)));
            if (pieces.skuSlot(kind) >= 0) {
                flows.add(new Flow(kind, pieces.skuSlot(kind)));
                named.add(kind);
            }
        }
        long dearest = IntStream.range(0, pieces.kinds()).mapToLong(pieces::price).max().orElse(0);
        int most = offers.stream().mapToInt(offer -> offer.bundle().pieces()).max().orElse(0);
        this.extra = (double) dearest * most;
    }

    /**
     * What one more piece of each slot would cost the offers, in minor units.
     *
     * @param need the pieces of each slot that decided offers take
     */
    static double[] prices(Pieces pieces, List<Offer> offers, int[] need) {
        Relaxation relaxation = new Relaxation(pieces, offers);
        double[] duals = relaxation.programme(need).dualPrices();
        return IntStream.range(0, pieces.slots())
                .mapToDouble(slot -> duals[slot] - relaxation.extra)
                .map(price -> Math.clamp(price, -relaxation.extra, relaxation.extra))
                .toArray();
    }

    /** A row for each slot, and one for each kind that has two slots to share. */
    private Simplex programme(int[] need) {
        int columns = flows.size() + offers.size();
        double[][] a = new double[pieces.slots() + named.size()][columns];
        double[] b = new double[a.length];
        double[] c = new double[columns];
        double[] u = new double[columns];
        for (int slot = 0; slot < pieces.slots(); slot++) {
            b[slot] = need[slot];
        }
        for (int i = 0; i < named.size(); i++) {
            b[pieces.slots() + i] = pieces.count(named.get(i));
        }
        for (int column = 0; column < flows.size(); column++) {
            Flow flow = flows.get(column);
            a[flow.slot()][column] = 1;
            int shared = named.indexOf(flow.kind());
            if (shared >= 0) {
                a[pieces.slots() + shared][column] = 1;
            }
            c[column] = pieces.price(flow.kind()) + extra;
            u[column] = pieces.count(flow.kind());
        }
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            int column = flows.size() + i;
            for (int slot = 0; slot < pieces.slots(); slot++) {
                a[slot][column] = -offer.takes(slot);
            }
            c[column] = -offer.price() - extra * offer.bundle().pieces();
            u[column] = Double.POSITIVE_INFINITY;
        }
        return new Simplex(a, b, c, u);
    }
}
