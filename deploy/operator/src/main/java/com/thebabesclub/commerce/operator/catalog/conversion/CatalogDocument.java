package com.thebabesclub.commerce.operator.catalog.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** A catalogue as {@code catalog.json} has it. What is empty is left out. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CatalogDocument(
        String version,
        String currency,
        List<Shelf> collections,
        List<Product> products,
        List<Bundle> bundles) {

    /** One that is valid from now on; a collection is called by its id until somebody names it. */
    static CatalogDocument of(
            Instant now, String currency, Collection<Product> products, List<Bundle> bundles) {
        List<Shelf> shelves =
                products.stream()
                        .map(Product::collectionId)
                        .distinct()
                        .sorted()
                        .map(id -> new Shelf(id, id))
                        .toList();
        return new CatalogDocument(
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                currency,
                shelves,
                List.copyOf(products),
                bundles);
    }

    @Serdeable
    record Shelf(String id, String name) {}

    /**
     * @param unitAmount minor units
     * @param active false for one that is not for sale; null for one that is
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Product(
            String sku,
            String name,
            String collectionId,
            long unitAmount,
            @Nullable Boolean active,
            @Nullable String stripeProductId,
            @Nullable String stripePriceId,
            @Nullable String image,
            @Nullable String description,
            List<Variant> variants,
            @Nullable String defaultVariant) {}

    /**
     * @param unitAmount minor units; null where it is the product's
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Variant(String id, String name, @Nullable Long unitAmount) {}

    /**
     * @param price minor units, for all of its pieces
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Bundle(String id, String name, long price, @Nullable AnyOf anyOf, List<Part> set) {}

    @Serdeable
    record AnyOf(String collectionId, int quantity) {}

    @Serdeable
    record Part(String sku, int quantity) {}
}
