package com.thebabesclub.commerce.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that is sold.
 *
 * @param sku in upper case
 * @param unitAmount minor units of the catalogue's currency
 * @param active false for a product that is known but cannot be bought now
 * @param defaultVariant the variant that is meant where none is named; one of {@code variants}
 * @param image where its picture is, an address with https
 * @param description a sentence or two, for the payment page
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
        List<Variant> variants,
        Optional<String> defaultVariant,
        Optional<String> image,
        Optional<String> description) {

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

    /**
     * What is meant where no variant is named; empty for a product that comes in one form.
     *
     * @param missing where one has to be named
     */
    public Optional<Variant> unnamedVariant(Supplier<RuntimeException> missing) {
        return variants.isEmpty()
                ? Optional.empty()
                : Optional.of(defaultVariant.flatMap(this::variant).orElseThrow(missing));
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
