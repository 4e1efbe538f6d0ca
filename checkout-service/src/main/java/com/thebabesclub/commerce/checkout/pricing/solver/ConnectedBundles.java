package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collections that bundles tie together, with those bundles: priced for themselves.
 *
 * <p>A set of collections is a bit for each, at the place of its first item in the cart, which has
 * no more lines than a long has bits.
 */
final class ConnectedBundles {

    private static final long NOT_IN_CART = -1;

    private final int[] firstOfCollection;
    private final long collections;
    private final List<Bundle> bundles;

    private ConnectedBundles(int[] firstOfCollection, long collections, List<Bundle> bundles) {
        this.firstOfCollection = firstOfCollection;
        this.collections = collections;
        this.bundles = bundles;
    }

    /** The subproblems that may save something on these items. */
    static List<ConnectedBundles> of(List<PieceGroup> items, List<Bundle> bundles) {
        int[] firstOfCollection = firstOfCollection(items);
        List<ConnectedBundles> subproblems = new ArrayList<>();
        for (Bundle bundle : bundles) {
            long touched = touched(bundle, items, firstOfCollection);
            if (touched != NOT_IN_CART) {
                subproblems.add(joined(subproblems, bundle, touched, firstOfCollection));
            }
        }
        return subproblems;
    }

    /** The places of its items in the cart. */
    int[] places() {
        int[] places = new int[firstOfCollection.length];
        int size = 0;
        for (int place = 0; place < places.length; place++) {
            if ((collections & bit(firstOfCollection[place])) != 0) {
                places[size++] = place;
            }
        }
        return Arrays.copyOf(places, size);
    }

    List<Bundle> bundles() {
        return bundles;
    }

    /** Takes the subproblems that it touches out of the list and puts the bundle to theirs. */
    private static ConnectedBundles joined(
            List<ConnectedBundles> subproblems,
            Bundle bundle,
            long touched,
            int... firstOfCollection) {
        long collections = touched;
        List<Bundle> bundles = new ArrayList<>();
        for (int i = 0; i < subproblems.size(); i++) {
            ConnectedBundles subproblem = subproblems.get(i);
            if ((subproblem.collections & touched) != 0) {
                collections |= subproblem.collections;
                bundles.addAll(subproblem.bundles);
                subproblems.remove(i--);
            }
        }
        bundles.add(bundle);
        return new ConnectedBundles(firstOfCollection, collections, bundles);
    }

    private static long touched(Bundle bundle, List<PieceGroup> items, int... firstOfCollection) {
        long touched = 0;
        for (BundleRequirement requirement : bundle.parts()) {
            int place = 0;
            while (place < items.size() && !requirement.takes(items.get(place).product())) {
                place++;
            }
            if (place == items.size()) {
                return NOT_IN_CART;
            }
            touched |= bit(firstOfCollection[place]);
        }
        return touched;
    }

    private static int[] firstOfCollection(List<PieceGroup> items) {
        int[] first = new int[items.size()];
        for (int place = 0; place < first.length; place++) {
            String collection = items.get(place).product().collectionId();
            int other = place - 1;
            while (other >= 0 && !items.get(other).product().collectionId().equals(collection)) {
                other--;
            }
            first[place] = other < 0 ? place : first[other];
        }
        return first;
    }

    private static long bit(int place) {
        return 1L << place;
    }
}
