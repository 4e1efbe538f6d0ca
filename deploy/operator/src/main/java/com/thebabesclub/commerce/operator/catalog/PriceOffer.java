package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A price that Stripe should have: of a product, or of a variant that costs something else.
 *
 * @param variant empty for the product's own
 * @param amount minor units
 */
record PriceOffer(String sku, Optional<String> variant, long amount) {

    /** What the catalogue offers of this product; the product's own price first. */
    static List<PriceOffer> of(Product product) {
        Stream<PriceOffer> own =
                Stream.of(new PriceOffer(product.sku(), Optional.empty(), product.unitAmount()));
        Stream<PriceOffer> others =
                product.variants().stream()
                        .filter(variant -> variant.unitAmount() != product.unitAmount())
                        .map(
                                variant ->
                                        new PriceOffer(
                                                product.sku(),
                                                Optional.of(variant.id()),
                                                variant.unitAmount()));
        return Stream.concat(own, others).toList();
    }

    static List<PriceOffer> of(Catalog catalog) {
        return catalog.products().stream().flatMap(product -> of(product).stream()).toList();
    }

    /** As it is called in the map of ids: the sku, and a variant after a colon. */
    String name() {
        return sku + variant.map(id -> ":" + id).orElse("");
    }
}
