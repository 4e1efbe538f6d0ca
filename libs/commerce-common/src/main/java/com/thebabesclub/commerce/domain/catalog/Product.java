package com.thebabesclub.commerce.domain.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Something that is sold.
 *
 * @param sku in upper case
 * @param unitAmount minor units of the catalogue's currency
 * @param active false for a product that is known but cannot be bought now
 * @param quantityLimit the most pieces of it in one cart
 */
public record Product(
        String sku,
        String name,
        String collectionId,
        long unitAmount,
        boolean active,
        int quantityLimit,
        Optional<String> stripeProductId,
        Optional<String> stripePriceId,
        List<Variant> variants) {

    public Product {
        variants = List.copyOf(variants);
    }

    public Optional<Variant> variant(String id) {
        for (Variant variant : variants) {
            if (variant.id().equals(id)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    /** True where every variant costs the same. */
    public boolean hasOnePrice() {
        for (Variant variant : variants) {
            if (variant.unitAmount() != unitAmount) {
                return false;
            }
        }
        return true;
    }
}
