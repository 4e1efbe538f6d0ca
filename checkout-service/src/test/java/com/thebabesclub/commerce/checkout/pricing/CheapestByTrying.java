package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cheapest total by trying every way to bundle every piece. Shares nothing with the engine: no
 * order of prices, no bound, no grouping. Small carts only.
 */
final class CheapestByTrying {

    private final List<CartItem> items;
    private final List<Bundle> bundles;
    private final Map<List<Integer>, Long> known = new HashMap<>();

    CheapestByTrying(List<CartItem> items, List<Bundle> bundles) {
        this.items = items;
        this.bundles = bundles;
    }

    long total() {
        return total(items.stream().map(CartItem::quantity).toList());
    }

    private long total(List<Integer> left) {
        Long before = known.get(left);
        if (before != null) {
            return before;
        }
        long best = 0;
        for (int i = 0; i < left.size(); i++) {
            best += left.get(i) * items.get(i).unitAmount();
        }
        for (Bundle bundle : bundles) {
            for (List<Integer> after : ways(bundle.parts(), left)) {
                best = Math.min(best, bundle.price() + total(after));
            }
        }
        known.put(left, best);
        return best;
    }

    /** What may be left after the parts were taken. */
    private List<List<Integer>> ways(List<BundleRequirement> parts, List<Integer> left) {
        if (parts.isEmpty()) {
            return List.of(left);
        }
        List<List<Integer>> all = new ArrayList<>();
        BundleRequirement requirement = parts.getFirst();
        for (List<Integer> after : take(requirement, requirement.quantity(), 0, left)) {
            all.addAll(ways(parts.subList(1, parts.size()), after));
        }
        return all;
    }

    private List<List<Integer>> take(
            BundleRequirement requirement, int quantity, int from, List<Integer> left) {
        if (quantity == 0) {
            return List.of(left);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int i = from; i < left.size(); i++) {
            if (left.get(i) > 0 && fits(requirement, items.get(i))) {
                List<Integer> after = new ArrayList<>(left);
                after.set(i, left.get(i) - 1);
                all.addAll(take(requirement, quantity - 1, i, after));
            }
        }
        return all;
    }

    private static boolean fits(BundleRequirement requirement, CartItem item) {
        return switch (requirement) {
            case BundleRequirement.OfCollection any ->
                    any.collectionId().equals(item.product().collectionId());
            case BundleRequirement.OfSku named -> named.sku().equals(item.product().sku());
        };
    }
}
