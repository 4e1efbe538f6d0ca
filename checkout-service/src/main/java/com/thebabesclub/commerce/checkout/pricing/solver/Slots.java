package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where bundles ask for pieces: a slot for each collection (any piece of it), then one for each
 * product that a bundle names.
 */
final class Slots {

    private static final int NONE = -1;

    private final List<PieceGroup> items;
    private final int[] collectionOfKind;
    private final int[] productSlotOfKind;
    private final int collections;
    private final int[] collectionOfSlot;

    Slots(List<PieceGroup> items, List<Bundle> bundles) {
        this.items = items;
        this.collectionOfKind = new int[items.size()];
        this.productSlotOfKind = new int[items.size()];
        this.collections = numberCollections();
        this.collectionOfSlot = new int[numberProducts(bundles)];
        for (int kind = 0; kind < collectionOfKind.length; kind++) {
            collectionOfSlot[collectionOfKind[kind]] = collectionOfKind[kind];
            if (productSlotOfKind[kind] != NONE) {
                collectionOfSlot[productSlotOfKind[kind]] = collectionOfKind[kind];
            }
        }
    }

    int collections() {
        return collections;
    }

    int size() {
        return collectionOfSlot.length;
    }

    int collection(int kind) {
        return collectionOfKind[kind];
    }

    /** The slot that asks for this very product, or −1. */
    int product(int kind) {
        return productSlotOfKind[kind];
    }

    int collectionOfSlot(int slot) {
        return collectionOfSlot[slot];
    }

    /** The slot in which the part asks; −1 where the cart has nothing for it. */
    int of(BundleRequirement requirement) {
        int kind = firstTaken(requirement);
        return kind == NONE
                ? NONE
                : requirement.isOfOneProduct() ? productSlotOfKind[kind] : collectionOfKind[kind];
    }

    boolean mayHold(int slot, int kind) {
        return collectionOfKind[kind] == slot || productSlotOfKind[kind] == slot;
    }

    private int numberCollections() {
        List<String> ids = new ArrayList<>();
        for (int kind = 0; kind < collectionOfKind.length; kind++) {
            String id = items.get(kind).product().collectionId();
            int collection = ids.indexOf(id);
            if (collection < 0) {
                collection = ids.size();
                ids.add(id);
            }
            collectionOfKind[kind] = collection;
        }
        return ids.size();
    }

    /** The number of all slots. */
    private int numberProducts(List<Bundle> bundles) {
        Arrays.fill(productSlotOfKind, NONE);
        int slots = collections;
        for (Bundle bundle : bundles) {
            for (BundleRequirement requirement : bundle.parts()) {
                if (requirement.isOfOneProduct() && number(requirement, slots)) {
                    slots++;
                }
            }
        }
        return slots;
    }

    /** False where the cart does not have the product, or it has a number. */
    private boolean number(BundleRequirement requirement, int slot) {
        int first = firstTaken(requirement);
        if (first == NONE || productSlotOfKind[first] != NONE) {
            return false;
        }
        for (int kind = first; kind < productSlotOfKind.length; kind++) {
            if (requirement.takes(items.get(kind).product())) {
                productSlotOfKind[kind] = slot;
            }
        }
        return true;
    }

    private int firstTaken(BundleRequirement requirement) {
        for (int kind = 0; kind < collectionOfKind.length; kind++) {
            if (requirement.takes(items.get(kind).product())) {
                return kind;
            }
        }
        return NONE;
    }
}
