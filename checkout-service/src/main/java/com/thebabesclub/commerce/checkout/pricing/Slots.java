package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundlePart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where bundles ask for pieces: a slot for each shelf (any piece of a collection), then one for
 * each product that a bundle names.
 */
final class Slots {

    private static final int NONE = -1;

    private final List<CartItem> items;
    private final int[] shelfOfKind;
    private final int[] productSlotOfKind;
    private final int shelves;
    private final int[] shelfOfSlot;

    Slots(List<CartItem> items, List<Bundle> bundles) {
        this.items = items;
        this.shelfOfKind = new int[items.size()];
        this.productSlotOfKind = new int[items.size()];
        this.shelves = numberShelves();
        this.shelfOfSlot = new int[numberProducts(bundles)];
        for (int kind = 0; kind < shelfOfKind.length; kind++) {
            shelfOfSlot[shelfOfKind[kind]] = shelfOfKind[kind];
            if (productSlotOfKind[kind] != NONE) {
                shelfOfSlot[productSlotOfKind[kind]] = shelfOfKind[kind];
            }
        }
    }

    int shelves() {
        return shelves;
    }

    int size() {
        return shelfOfSlot.length;
    }

    int shelf(int kind) {
        return shelfOfKind[kind];
    }

    /** The slot that asks for this very product, or −1. */
    int product(int kind) {
        return productSlotOfKind[kind];
    }

    int shelfOfSlot(int slot) {
        return shelfOfSlot[slot];
    }

    /** The slot in which the part asks; −1 where the cart has nothing for it. */
    int of(BundlePart bundlePart) {
        int kind = firstTaken(bundlePart);
        return kind == NONE
                ? NONE
                : bundlePart.isOfOneProduct() ? productSlotOfKind[kind] : shelfOfKind[kind];
    }

    boolean mayHold(int slot, int kind) {
        return shelfOfKind[kind] == slot || productSlotOfKind[kind] == slot;
    }

    private int numberShelves() {
        List<String> collections = new ArrayList<>();
        for (int kind = 0; kind < shelfOfKind.length; kind++) {
            String collection = items.get(kind).product().collectionId();
            int shelf = collections.indexOf(collection);
            if (shelf < 0) {
                shelf = collections.size();
                collections.add(collection);
            }
            shelfOfKind[kind] = shelf;
        }
        return collections.size();
    }

    /** The number of all slots. */
    private int numberProducts(List<Bundle> bundles) {
        Arrays.fill(productSlotOfKind, NONE);
        int slots = shelves;
        for (Bundle bundle : bundles) {
            for (BundlePart bundlePart : bundle.parts()) {
                if (bundlePart.isOfOneProduct() && number(bundlePart, slots)) {
                    slots++;
                }
            }
        }
        return slots;
    }

    /** False where the cart does not have the product, or it has a number. */
    private boolean number(BundlePart bundlePart, int slot) {
        int first = firstTaken(bundlePart);
        if (first == NONE || productSlotOfKind[first] != NONE) {
            return false;
        }
        for (int kind = first; kind < productSlotOfKind.length; kind++) {
            if (bundlePart.takes(items.get(kind).product())) {
                productSlotOfKind[kind] = slot;
            }
        }
        return true;
    }

    private int firstTaken(BundlePart bundlePart) {
        for (int kind = 0; kind < shelfOfKind.length; kind++) {
            if (bundlePart.takes(items.get(kind).product())) {
                return kind;
            }
        }
        return NONE;
    }
}
