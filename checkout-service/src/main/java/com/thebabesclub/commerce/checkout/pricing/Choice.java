package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bundles that make some collections cheapest, and how often each.
 *
 * <p>Sets tie collections together and are decided first; once they are, every collection is on its
 * own.
 */
final class Choice {

    private final List<Offer> offers;
    private final int[] times;

    private Choice(List<Offer> offers, int[] times) {
        this.offers = offers;
        this.times = times;
    }

    static Choice best(Pieces pieces, List<Offer> offers, Effort effort) {
        Shelves shelves = new Shelves(pieces, offers.toArray(Offer[]::new), effort);
        Offer[] sets = sets(offers);
        int[] uncapped = new int[sets.length];
        Arrays.fill(uncapped, Integer.MAX_VALUE);
        Bound[] bounds = bounds(pieces, offers, sets, effort);
        Search search = new Search(pieces, sets, bounds, uncapped, shelves, effort);
        search.of(new int[pieces.slots()]);

        List<Offer> chosen = new ArrayList<>(offers.size());
        int[] times = new int[offers.size()];
        put(search, chosen, times);
        shelves.of(need(chosen, times, pieces.slots()));
        for (Search ofShelf : shelves.searches()) {
            put(ofShelf, chosen, times);
        }
        return new Choice(chosen, times);
    }

    /** So many of each offer, whoever found them. */
    static Choice of(List<Offer> offers, int... times) {
        return new Choice(offers, times);
    }

    /** The same without this offer. */
    Choice without(int offer) {
        int[] fewer = times.clone();
        fewer[offer] = 0;
        return new Choice(offers, fewer);
    }

    List<Offer> offers() {
        return offers;
    }

    int times(int offer) {
        return times[offer];
    }

    /** What it saves, in minor units. */
    long saves(Pieces pieces) {
        int[] need = need(offers, times, pieces.slots());
        long saves = Valuation.exact(pieces, everywhere(pieces)).of(need) / Valuation.SCALE;
        for (int i = 0; i < offers.size(); i++) {
            saves -= times[i] * offers.get(i).price();
        }
        return saves;
    }

    private static void put(Search search, List<Offer> chosen, int... times) {
        for (int i = 0; i < search.offers().length; i++) {
            times[chosen.size()] = search.times()[i];
            chosen.add(search.offers()[i]);
        }
    }

    private static int[] need(List<Offer> offers, int[] times, int slots) {
        int[] need = new int[slots];
        for (int i = 0; i < offers.size(); i++) {
            offers.get(i).addTo(need, times[i]);
        }
        return need;
    }

    private static Offer[] sets(List<Offer> offers) {
        List<Offer> sets = new ArrayList<>();
        for (Offer offer : offers) {
            if (!offer.isTier()) {
                sets.add(offer);
            }
        }
        Offer[] sorted = sets.toArray(Offer[]::new);
        Arrays.sort(sorted, Choice::largestFirst);
        return sorted;
    }

    /** What is left for small sets fits better than what is left for large ones. */
    private static int largestFirst(Offer a, Offer b) {
        int bySize = Integer.compare(b.pieces(), a.pieces());
        return bySize != 0 ? bySize : a.bundle().id().compareTo(b.bundle().id());
    }

    private static Bound[] bounds(Pieces pieces, List<Offer> offers, Offer[] sets, Effort effort) {
        if (sets.length == 0) {
            return new Bound[0];
        }
        Relaxation relaxation = new Relaxation(pieces, offers.size());
        List<Offer> open = new ArrayList<>(offers);
        Bound[] bounds = new Bound[sets.length];
        for (int i = 0; i < sets.length; i++) {
            open.remove(sets[i]);
            bounds[i] =
                    Bound.of(
                            pieces,
                            relaxation,
                            open.toArray(Offer[]::new),
                            effort,
                            everywhere(pieces));
        }
        return bounds;
    }

    private static int[] everywhere(Pieces pieces) {
        int[] shelves = new int[pieces.shelves()];
        for (int shelf = 0; shelf < shelves.length; shelf++) {
            shelves[shelf] = shelf;
        }
        return shelves;
    }
}
