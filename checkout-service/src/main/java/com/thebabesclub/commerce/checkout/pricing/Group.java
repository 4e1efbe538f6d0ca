package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Part;
import com.thebabesclub.commerce.catalog.Product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collections that bundles tie together, with those bundles. Groups are priced independently. */
record Group(Set<String> collections, List<Bundle> bundles) {

    /** The groups that may save something on these items. */
    static List<Group> of(List<CartItem> items, List<Bundle> bundles) {
        Map<String, String> collectionOfSku =
                items.stream()
                        .map(CartItem::product)
                        .distinct()
                        .collect(Collectors.toMap(Product::sku, Product::collectionId));
        Set<String> present = Set.copyOf(collectionOfSku.values());
        List<Group> groups = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> touched = touched(bundle, collectionOfSku);
            if (present.containsAll(touched)) {
                add(groups, bundle, touched);
            }
        }
        return groups;
    }

    boolean has(CartItem item) {
        return collections.contains(item.product().collectionId());
    }

    private static void add(List<Group> groups, Bundle bundle, Set<String> touched) {
        Set<String> collections = new HashSet<>(touched);
        List<Bundle> bundles = new ArrayList<>();
        for (Group group : List.copyOf(groups)) {
            if (group.collections().stream().anyMatch(touched::contains)) {
                collections.addAll(group.collections());
                bundles.addAll(group.bundles());
                groups.remove(group);
            }
        }
        bundles.add(bundle);
        groups.add(new Group(collections, bundles));
    }

    /** A product that is not in the cart counts as a collection that is not. */
    private static Set<String> touched(Bundle bundle, Map<String, String> collectionOfSku) {
        return bundle.parts().stream()
                .map(
                        part ->
                                switch (part) {
                                    case Part.OfCollection any -> any.collectionId();
                                    case Part.OfSku named ->
                                            collectionOfSku.getOrDefault(named.sku(), "");
                                })
                .collect(Collectors.toSet());
    }
}
