package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Floors for the slots: prices of a piece that, for each offer that is still to come, sum up to no
 * more than the offer costs. Any such floors give a true bound (they are a feasible dual solution);
 * the closer to the scarcity of the pieces, the tighter.
 */
final class Floors {

    private Floors() {}

    static long[] under(Pieces pieces, List<Offer> offers) {
        long[] floors = new long[pieces.slots()];
        for (int kind = 0; kind < pieces.kinds(); kind++) {
            int shelf = pieces.shelf(kind);
            floors[shelf] = Math.max(floors[shelf], pieces.price(kind));
            int named = pieces.skuSlot(kind);
            if (named >= 0) {
                floors[named] = Math.max(floors[named], pieces.price(kind));
            }
        }
        // Tiers first: each has one slot only, and sets may lower it further.
        offers.stream().filter(Offer::isTier).forEach(tier -> lower(floors, pieces, tier));
        offers.stream().filter(offer -> !offer.isTier()).forEach(set -> lower(floors, pieces, set));
        return floors;
    }

    /**
     * Lowers the floors of the offer's slots until they sum up to its price, the scarcest first:
     * that loosens the bound least.
     */
    private static void lower(long[] floors, Pieces pieces, Offer offer) {
        int[] scarcestFirst =
                IntStream.range(0, floors.length)
                        .filter(slot -> offer.takes(slot) > 0)
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(
                                        slot -> pieces.available(slot) / offer.takes(slot)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long excess =
                Arrays.stream(scarcestFirst)
                                .mapToLong(slot -> offer.takes(slot) * floors[slot])
                                .sum()
                        - offer.price();
        for (int slot : scarcestFirst) {
            if (excess <= 0) {
                return;
            }
            long cut = Math.min(floors[slot], Math.ceilDiv(excess, offer.takes(slot)));
            floors[slot] -= cut;
            excess -= cut * offer.takes(slot);
        }
    }
}
