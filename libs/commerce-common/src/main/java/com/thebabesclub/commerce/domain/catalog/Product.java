package com.thebabesclub.commerce.domain.catalog;

import com.thebabesclub.commerce.domain.stock.StockKey;

import java.util.ArrayList;
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
 * @param counted true where there are only so many pieces of it, in whatever variant, except of
 *     those that are counted apart
 */
public record Product(
        String sku,
        String name,
        String collectionId,
        long unitAmount,
        boolean active,
        int quantityLimit,
        boolean counted,
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

    /**
     * What its pieces are counted under; empty where they are not.
     *
     * @param variant the one that is bought
     */
    public Optional<StockKey> stockKey(Optional<Variant> variant) {
        Optional<String> apart = variant.filter(Variant::counted).map(Variant::id);
        return counted || apart.isPresent()
                ? Optional.of(new StockKey(sku, apart))
                : Optional.empty();
    }

    /** All that pieces of it are counted under. */
    public List<StockKey> stockKeys() {
        List<StockKey> keys = new ArrayList<>();
        if (variants.isEmpty()) {
            stockKey(Optional.empty()).ifPresent(keys::add);
        }
        for (Variant variant : variants) {
            stockKey(Optional.of(variant)).filter(key -> !keys.contains(key)).ifPresent(keys::add);
        }
        return List.copyOf(keys);
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
