package com.thebabesclub.commerce.checkout.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bundles that make some collections cheapest, and how often each.
 *
 * <p>Sets tie collections together and are decided first; once they are, every collection is on its
 * own.
 */
final class Choice {

    private final List<Offer> offers;
    private final int[] times;
    private final long steps;

    private Choice(List<Offer> offers, int[] times, long steps) {
        this.offers = offers;
        this.times = times;
        this.steps = steps;
    }

    static Choice best(Pieces pieces, List<Offer> offers) {
        List<Shelf> shelves =
                IntStream.range(0, pieces.shelves())
                        .mapToObj(shelf -> new Shelf(pieces, shelf, offers))
                        .toList();
        List<Offer> sets = offers.stream().filter(offer -> !offer.isTier()).toList();
        Search search =
                new Search(
                        pieces,
                        sets,
                        bounds(pieces, offers, sets),
                        uncapped(sets.size()),
                        need ->
                                shelves.stream()
                                        .mapToLong(shelf -> shelf.search().run(need))
                                        .sum());
        int[] nothing = new int[pieces.slots()];
        search.run(nothing);

        List<Offer> chosen = new ArrayList<>(sets);
        IntStream times = Arrays.stream(search.times());
        int[] need = nothing.clone();
        for (int i = 0; i < sets.size(); i++) {
            sets.get(i).addTo(need, search.times()[i]);
        }
        long steps = search.steps();
        for (Shelf shelf : shelves) {
            shelf.search().run(need);
            chosen.addAll(shelf.tiers());
            times = IntStream.concat(times, Arrays.stream(shelf.search().times()));
            steps += shelf.search().steps();
        }
        return new Choice(chosen, times.toArray(), steps);
    }

    List<Offer> offers() {
        return offers;
    }

    int times(int offer) {
        return times[offer];
    }

    /** How many valuations it took: the measure of the work. */
    long steps() {
        return steps;
    }

    private static List<Valuation> bounds(Pieces pieces, List<Offer> offers, List<Offer> sets) {
        int[] everywhere = IntStream.range(0, pieces.shelves()).toArray();
        List<Offer> open = new ArrayList<>(offers);
        List<Valuation> bounds = new ArrayList<>();
        for (Offer set : sets) {
            open.remove(set);
            bounds.add(new Valuation(pieces, Floors.under(pieces, open), everywhere));
        }
        return bounds;
    }

    private static int[] uncapped(int size) {
        int[] caps = new int[size];
        Arrays.fill(caps, Integer.MAX_VALUE);
        return caps;
    }
}
