package com.thebabesclub.commerce.sync.catalog;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.Product;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A price that Stripe should have: of a product, or of a variant that costs something else.
 *
 * @param variant empty for the product's own
 * @param amount minor units
 */
record Offer(String sku, Optional<String> variant, long amount) {

    /** What the catalogue offers of this product; the product's own price first. */
    static List<Offer> of(Product product) {
        Stream<Offer> own =
                Stream.of(new Offer(product.sku(), Optional.empty(), product.unitAmount()));
        Stream<Offer> others =
                product.variants().stream()
                        .filter(variant -> variant.unitAmount() != product.unitAmount())
                        .map(
                                variant ->
                                        new Offer(
                                                product.sku(),
                                                Optional.of(variant.id()),
                                                variant.unitAmount()));
        return Stream.concat(own, others).toList();
    }

    static List<Offer> of(Catalog catalog) {
        return catalog.products().stream().flatMap(product -> of(product).stream()).toList();
    }

    /** As it is called in the map of ids: the sku, and a variant after a colon. */
    String name() {
        return sku + variant.map(id -> ":" + id).orElse("");
    }
}
