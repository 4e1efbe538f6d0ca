package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bundles that make some collections cheapest, and how often each.
 *
 * <p>Sets tie collections together and are decided first; once they are, every collection is on its
 * own.
 */
final class Choice {

    /** What is left for small sets fits better than what is left for large ones. */
    private static final Comparator<Offer> LARGEST_FIRST =
            Comparator.comparingInt((Offer offer) -> offer.bundle().pieces())
                    .reversed()
                    .thenComparing(offer -> offer.bundle().id());

    private final List<Offer> offers;
    private final int[] times;

    private Choice(List<Offer> offers, int[] times) {
        this.offers = offers;
        this.times = times;
    }

    static Choice best(Pieces pieces, List<Offer> offers, Effort effort) {
        List<Shelf> shelves =
                IntStream.range(0, pieces.shelves())
                        .mapToObj(shelf -> new Shelf(pieces, shelf, offers, effort))
                        .toList();
        List<Offer> sets =
                offers.stream().filter(offer -> !offer.isTier()).sorted(LARGEST_FIRST).toList();
        Search search =
                new Search(
                        pieces,
                        sets,
                        bounds(pieces, offers, sets, effort),
                        uncapped(sets.size()),
                        need -> shelves.stream().mapToLong(shelf -> shelf.search().run(need)).sum(),
                        effort);
        int[] nothing = new int[pieces.slots()];
        search.run(nothing);

        List<Offer> chosen = new ArrayList<>(sets);
        IntStream times = Arrays.stream(search.times());
        int[] need = nothing.clone();
        for (int i = 0; i < sets.size(); i++) {
            sets.get(i).addTo(need, search.times()[i]);
        }
        for (Shelf shelf : shelves) {
            shelf.search().run(need);
            chosen.addAll(shelf.tiers());
            times = IntStream.concat(times, Arrays.stream(shelf.search().times()));
        }
        return new Choice(chosen, times.toArray());
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

    private static List<Bound> bounds(
            Pieces pieces, List<Offer> offers, List<Offer> sets, Effort effort) {
        int[] everywhere = IntStream.range(0, pieces.shelves()).toArray();
        List<Offer> open = new ArrayList<>(offers);
        List<Bound> bounds = new ArrayList<>();
        for (Offer set : sets) {
            open.remove(set);
            bounds.add(Bound.of(pieces, open, effort, everywhere));
        }
        return bounds;
    }

    private static int[] uncapped(int size) {
        int[] caps = new int[size];
        Arrays.fill(caps, Integer.MAX_VALUE);
        return caps;
    }
}
