package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;

import java.util.List;
import java.util.Optional;

/** The cart as the search sees it: kinds of pieces, and the slots in which bundles ask for them. */
public final class Pieces {

    private final Slots slots;
    private final long[] prices;
    private final int[] counts;
    private final int[] counted;
    private final int[] available;
    private final int[][] dearest;
    private final long unit;

    public Pieces(List<PieceGroup> items, List<Bundle> bundles) {
        this.slots = new Slots(items, bundles);
        this.prices = new long[items.size()];
        this.counts = new int[items.size()];
        this.counted = new int[items.size()];
        this.available = new int[slots.size()];
        for (int kind = 0; kind < counts.length; kind++) {
            prices[kind] = items.get(kind).unitAmount();
            counts[kind] = items.get(kind).quantity();
            available[slots.collection(kind)] += counts[kind];
            if (slots.product(kind) >= 0) {
                available[slots.product(kind)] += counts[kind];
            }
        }
        this.dearest = new int[slots.size()][];
        for (int slot = 0; slot < dearest.length; slot++) {
            dearest[slot] = dearestFirst(slot);
        }
        this.unit = unit(bundles);
    }

    /** What all prices of pieces and bundles are multiples of, at least 1. */
    long unit() {
        return unit;
    }

    public int kinds() {
        return counts.length;
    }

    public long price(int kind) {
        return prices[kind];
    }

    int count(int kind) {
        return counts[kind];
    }

    /** How many there are of each kind, to count down from; the same array each time. */
    public int[] counted() {
        System.arraycopy(counts, 0, counted, 0, counts.length);
        return counted;
    }

    int collection(int kind) {
        return slots.collection(kind);
    }

    /** The slot that asks for this very product, or −1. */
    int productSlot(int kind) {
        return slots.product(kind);
    }

    public int collections() {
        return slots.collections();
    }

    public int slots() {
        return available.length;
    }

    /** The kinds that may stand in the slot, the dearest first. */
    public int[] dearest(int slot) {
        return dearest[slot];
    }

    /** How many pieces of each slot a bundle takes; empty where the cart cannot have it once. */
    public Optional<Offer> offer(Bundle bundle) {
        int[] takes = new int[slots()];
        for (BundleRequirement requirement : bundle.parts()) {
            int slot = slots.of(requirement);
            if (slot < 0) {
                return Optional.empty();
            }
            takes[slot] += requirement.quantity();
        }
        Offer offer = new Offer(bundle, takes, isTier(bundle));
        return most(offer, new int[slots()]) == 0 ? Optional.empty() : Optional.of(offer);
    }

    /** How often the cart has the pieces for the offer beside those that are needed already. */
    int most(Offer offer, int[] need) {
        int most = Integer.MAX_VALUE;
        for (int slot = 0; slot < need.length; slot++) {
            int takes = offer.takes(slot);
            int left = available[slot] - need[slot];
            for (int named = collections(); slot < collections() && named < need.length; named++) {
                if (slots.collectionOfSlot(named) == slot) {
                    takes += offer.takes(named);
                    left -= need[named];
                }
            }
            if (takes > 0) {
                most = Math.min(most, left / takes);
            }
        }
        return most;
    }

    private int[] dearestFirst(int slot) {
        int size = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            size += slots.mayHold(slot, kind) ? 1 : 0;
        }
        int[] kinds = new int[size];
        for (int kind = counts.length - 1; kind >= 0; kind--) {
            if (slots.mayHold(slot, kind)) {
                kinds[--size] = kind;
            }
        }
        DescendingSorter.sort(kinds, prices);
        return kinds;
    }

    private long unit(List<Bundle> bundles) {
        long unit = 0;
        for (long price : prices) {
            unit = gcd(unit, price);
        }
        for (Bundle bundle : bundles) {
            unit = gcd(unit, bundle.price());
        }
        return Math.max(1, unit);
    }

    private static boolean isTier(Bundle bundle) {
        return bundle.parts().size() == 1 && !bundle.parts().getFirst().isOfOneProduct();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
