package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.Part;
import com.thebabesclub.commerce.catalog.Product;
import com.thebabesclub.commerce.catalog.ProductCollection;
import com.thebabesclub.commerce.quote.NextTierHint.Addition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is added to a cart in thought. A whole collection is named only where it makes no difference
 * which of its products is taken; else the cheapest is named.
 */
final class Additions {

    private final Catalog catalog;
    private final List<Bundle> valid;
    private final List<CartItem> items;
    private final List<Addition> named = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();

    Additions(Catalog catalog, List<Bundle> valid, List<CartItem> items) {
        this.catalog = catalog;
        this.valid = valid;
        this.items = new ArrayList<>(items);
    }

    /** False where the cart has no room for it. */
    boolean add(Part part, int quantity) {
        Optional<Product> product = candidate(part, quantity);
        product.ifPresent(
                found -> {
                    put(found, quantity);
                    name(part, found, quantity);
                });
        return product.isPresent();
    }

    List<CartItem> items() {
        return items;
    }

    List<Addition> named() {
        return named;
    }

    List<String> phrases() {
        return phrases;
    }

    private Optional<Product> candidate(Part part, int quantity) {
        return catalog.products().stream()
                .filter(product -> product.active() && matches(product, part))
                .filter(product -> hasRoom(product, quantity))
                .min(Comparator.comparingLong(Product::unitAmount));
    }

    private static boolean matches(Product product, Part part) {
        return switch (part) {
            case Part.OfCollection any -> product.collectionId().equals(any.collectionId());
            case Part.OfSku sku -> product.sku().equals(sku.sku());
        };
    }

    private boolean hasRoom(Product product, int quantity) {
        List<CartItem> same =
                items.stream().filter(item -> item.product().equals(product)).toList();
        int pieces = same.stream().mapToInt(CartItem::quantity).sum();
        boolean isNewLine = same.stream().noneMatch(item -> item.variant().isEmpty());
        return pieces + quantity <= product.quantityLimit()
                && (!isNewLine || items.size() < Cart.MOST_LINES);
    }

    private void put(Product product, int quantity) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).product().equals(product) && items.get(i).variant().isEmpty()) {
                items.set(i, items.get(i).plus(quantity));
                return;
            }
        }
        items.add(new CartItem(product, Optional.empty(), quantity));
    }

    private void name(Part part, Product product, int quantity) {
        if (part instanceof Part.OfCollection any && allAlike(any.collectionId())) {
            named.add(new Addition(Optional.empty(), Optional.of(any.collectionId()), quantity));
            phrases.add(quantity + " more from " + nameOf(any.collectionId()));
        } else {
            named.add(new Addition(Optional.of(product.sku()), Optional.empty(), quantity));
            phrases.add(quantity + " × " + product.name());
        }
    }

    private String nameOf(String collectionId) {
        return catalog.collection(collectionId).map(ProductCollection::name).orElse(collectionId);
    }

    private boolean allAlike(String collectionId) {
        List<Product> sold =
                catalog.products().stream()
                        .filter(product -> product.active())
                        .filter(product -> product.collectionId().equals(collectionId))
                        .toList();
        return sold.stream().allMatch(Product::hasOnePrice)
                && sold.stream().mapToLong(Product::unitAmount).distinct().count() == 1
                && sold.stream().noneMatch(product -> isNamed(product.sku()));
    }

    private boolean isNamed(String sku) {
        return valid.stream()
                .flatMap(bundle -> bundle.parts().stream())
                .anyMatch(part -> part instanceof Part.OfSku named && named.sku().equals(sku));
    }
}
