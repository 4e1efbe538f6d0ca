package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.quote.NextTierHint.Addition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is added to a cart in thought. A whole collection is named only where it makes no difference
 * which of its products is taken; else the cheapest is named.
 */
final class HypotheticalCart {

    private record Added(BundleRequirement part, Product product, int quantity) {}

    private final Catalog catalog;
    private final List<Bundle> valid;
    private final List<CartItem> items;
    private final List<Added> all = new ArrayList<>();

    HypotheticalCart(Catalog catalog, List<Bundle> valid, List<CartItem> items) {
        this.catalog = catalog;
        this.valid = valid;
        this.items = new ArrayList<>(items);
    }

    /** False where the cart has no room for it. */
    boolean add(BundleRequirement requirement, int quantity) {
        for (Product product : catalog.onSale()) {
            if (requirement.takes(product) && hasRoom(product, quantity)) {
                put(product, quantity);
                all.add(new Added(requirement, product, quantity));
                return true;
            }
        }
        return false;
    }

    /** The cart with them. */
    List<CartItem> items() {
        return items;
    }

    List<Addition> named() {
        List<Addition> named = new ArrayList<>();
        for (Added added : all) {
            named.add(named(added));
        }
        return named;
    }

    private Addition named(Added added) {
        Product product = added.product();
        return isAnyOfCollection(added)
                ? new Addition(
                        Optional.empty(), Optional.of(product.collectionId()), added.quantity())
                : new Addition(Optional.of(product.sku()), Optional.empty(), added.quantity());
    }

    private boolean hasRoom(Product product, int quantity) {
        int pieces = quantity;
        boolean isNewLine = true;
        for (CartItem item : items) {
            if (isOf(item, product)) {
                pieces += item.quantity();
                isNewLine = isNewLine && item.variant().isPresent();
            }
        }
        return pieces <= product.quantityLimit() && (!isNewLine || items.size() < Cart.MOST_LINES);
    }

    private void put(Product product, int quantity) {
        for (int i = 0; i < items.size(); i++) {
            if (isOf(items.get(i), product) && items.get(i).variant().isEmpty()) {
                items.set(i, items.get(i).plus(quantity));
                return;
            }
        }
        items.add(new CartItem(product, Optional.empty(), quantity));
    }

    private static boolean isOf(CartItem item, Product product) {
        return item.product().sku().equals(product.sku());
    }

    /** True where all products of the collection cost the same and no bundle names one of them. */
    private boolean isAnyOfCollection(Added added) {
        if (added.part().isOfOneProduct()) {
            return false;
        }
        for (Product product : catalog.onSale()) {
            if (added.part().takes(product)
                    && (!product.hasOnePrice()
                            || product.unitAmount() != added.product().unitAmount()
                            || isNamed(product))) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(Product product) {
        for (Bundle bundle : valid) {
            for (BundleRequirement requirement : bundle.parts()) {
                if (requirement.isOfOneProduct() && requirement.takes(product)) {
                    return true;
                }
            }
        }
        return false;
    }
}
