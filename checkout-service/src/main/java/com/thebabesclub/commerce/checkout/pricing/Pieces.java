package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Part;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The cart as the search sees it: kinds of pieces on shelves, and the slots in which bundles ask
 * for them. There is a slot for each shelf (any piece of a collection), then one for each sku that
 * a bundle names.
 */
final class Pieces {

    private final List<CartItem> items;
    private final List<String> shelves;
    private final List<String> skus;
    private final int[] shelfOfKind;
    private final int[] skuSlotOfKind;
    private final int[] shelfOfSlot;
    private final int[] available;
    private final long unit;

    Pieces(List<CartItem> items, List<Bundle> bundles) {
        this.items = items;
        this.shelves =
                items.stream().map(item -> item.product().collectionId()).distinct().toList();
        this.skus =
                bundles.stream()
                        .flatMap(bundle -> bundle.parts().stream())
                        .flatMap(part -> part instanceof Part.OfSku named ? sku(named) : none())
                        .distinct()
                        .toList();
        this.shelfOfKind =
                items.stream()
                        .mapToInt(item -> shelves.indexOf(item.product().collectionId()))
                        .toArray();
        this.skuSlotOfKind =
                items.stream().mapToInt(item -> skuSlot(item.product().sku())).toArray();
        this.available = new int[shelves.size() + skus.size()];
        this.shelfOfSlot = IntStream.range(0, available.length).toArray();
        this.unit =
                LongStream.concat(
                                items.stream().mapToLong(CartItem::unitAmount),
                                bundles.stream().mapToLong(Bundle::price))
                        .reduce(0, Pieces::gcd);
        for (int kind = 0; kind < items.size(); kind++) {
            available[shelfOfKind[kind]] += count(kind);
            if (skuSlotOfKind[kind] >= 0) {
                available[skuSlotOfKind[kind]] += count(kind);
                shelfOfSlot[skuSlotOfKind[kind]] = shelfOfKind[kind];
            }
        }
    }

    /** What all prices of pieces and bundles are multiples of, at least 1. */
    long unit() {
        return Math.max(1, unit);
    }

    int kinds() {
        return items.size();
    }

    long price(int kind) {
        return items.get(kind).unitAmount();
    }

    int count(int kind) {
        return items.get(kind).quantity();
    }

    int shelf(int kind) {
        return shelfOfKind[kind];
    }

    /** The slot that asks for this very product, or −1. */
    int skuSlot(int kind) {
        return skuSlotOfKind[kind];
    }

    int shelves() {
        return shelves.size();
    }

    int slots() {
        return available.length;
    }

    int shelfOfSlot(int slot) {
        return shelfOfSlot[slot];
    }

    /** How many pieces could stand in the slot if no other slot took any. */
    int available(int slot) {
        return available[slot];
    }

    /** How many pieces of each slot a bundle takes; empty where the cart cannot have it once. */
    Optional<Offer> offer(Bundle bundle) {
        int[] takes = new int[slots()];
        for (Part part : bundle.parts()) {
            int slot =
                    switch (part) {
                        case Part.OfCollection any -> shelves.indexOf(any.collectionId());
                        case Part.OfSku named -> skuSlot(named.sku());
                    };
            if (slot < 0) {
                return Optional.empty();
            }
            takes[slot] += part.quantity();
        }
        Offer offer = new Offer(bundle, takes, isTier(bundle));
        return most(offer, new int[slots()]) == 0 ? Optional.empty() : Optional.of(offer);
    }

    /** How often the cart has the pieces for the offer beside those that are needed already. */
    int most(Offer offer, int[] need) {
        int[] taken = need.clone();
        int[] more = offer.takes();
        for (int slot = shelves(); slot < slots(); slot++) {
            taken[shelfOfSlot[slot]] += need[slot];
        }
        int most = Integer.MAX_VALUE;
        for (int slot = 0; slot < slots(); slot++) {
            int takes = slot < shelves() ? offer.takesFromShelf(slot, this) : more[slot];
            if (takes > 0) {
                most = Math.min(most, (available[slot] - taken[slot]) / takes);
            }
        }
        return most;
    }

    private static boolean isTier(Bundle bundle) {
        return bundle.parts().size() == 1 && bundle.parts().getFirst() instanceof Part.OfCollection;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private int skuSlot(String sku) {
        int index = skus.indexOf(sku);
        return index < 0 ? -1 : shelves.size() + index;
    }

    private static Stream<String> sku(Part.OfSku named) {
        return Stream.of(named.sku());
    }

    private static Stream<String> none() {
        return Stream.empty();
    }
}
