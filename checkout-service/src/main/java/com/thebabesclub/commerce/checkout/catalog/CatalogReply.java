package com.thebabesclub.commerce.checkout.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is sold, as the shop's page gets it. Nothing of Stripe's is in it.
 *
 * @param priceVersion the one that a quote has which was priced by this
 */
@Serdeable
@Schema(
        name = "Catalog",
        example =
                """
                {
                  "priceVersion": "1767225600-0a1b2c3d",
                  "currency": "usd",
                  "collections": [{"id": "necklaces", "name": "Necklaces"}],
                  "products": [{
                    "sku": "N-PRL", "name": "Pearl Necklace", "collectionId": "necklaces",
                    "unitAmount": 4200, "quantityLimit": 99, "counted": false,
                    "image": "https://thebabesclub.com/n-prl.jpg", "description": "Freshwater pearls.",
                    "variants": [{"id": "40CM", "name": "40 cm", "unitAmount": 4200, "counted": true}],
                    "defaultVariant": "40CM"
                  }],
                  "bundles": [{
                    "id": "necklaces-3", "name": "Any three necklaces", "price": 7500,
                    "parts": [{"collectionId": "necklaces", "quantity": 3}],
                    "validUntil": null
                  }]
                }
                """)
record CatalogReply(
        String priceVersion,
        String currency,
        List<Collection> collections,
        List<Product> products,
        List<Bundle> bundles) {

    static CatalogReply of(Catalog catalog, Instant now) {
        return new CatalogReply(
                catalog.priceVersion(now),
                catalog.currency().code(),
                catalog.collections().stream()
                        .map(collection -> new Collection(collection.id(), collection.name()))
                        .toList(),
                catalog.products().stream()
                        .filter(com.thebabesclub.commerce.domain.catalog.Product::active)
                        .map(Product::of)
                        .toList(),
                catalog.bundlesAt(now).stream().map(Bundle::of).toList());
    }

    @Serdeable
    @Schema(name = "CatalogCollection")
    record Collection(String id, String name) {}

    /**
     * A product that can be bought.
     *
     * @param quantityLimit the most pieces of it in one cart
     * @param counted true where there are only so many pieces of it, in whatever variant that is
     *     not counted apart
     * @param defaultVariant the one that is meant where a cart names none; without it a product
     *     with variants needs one
     */
    @Serdeable
    @Schema(name = "CatalogProduct")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Product(
            String sku,
            String name,
            String collectionId,
            @MinorUnits long unitAmount,
            int quantityLimit,
            boolean counted,
            @Nullable String image,
            @Nullable String description,
            List<Variant> variants,
            @Nullable String defaultVariant) {

        static Product of(com.thebabesclub.commerce.domain.catalog.Product product) {
            return new Product(
                    product.sku(),
                    product.name(),
                    product.collectionId(),
                    product.unitAmount(),
                    product.quantityLimit(),
                    product.counted(),
                    product.image().orElse(null),
                    product.description().orElse(null),
                    product.variants().stream()
                            .map(
                                    variant ->
                                            new Variant(
                                                    variant.id(),
                                                    variant.name(),
                                                    variant.unitAmount(),
                                                    variant.counted()))
                            .toList(),
                    product.defaultVariant().orElse(null));
        }
    }

    /**
     * A form in which a product can be bought.
     *
     * @param counted true where there are only so many pieces of it
     */
    @Serdeable
    @Schema(name = "CatalogVariant")
    record Variant(String id, String name, @MinorUnits long unitAmount, boolean counted) {}

    /**
     * Pieces that cost less together.
     *
     * @param price of all of them
     */
    @Serdeable
    @Schema(name = "CatalogBundle")
    record Bundle(
            String id,
            String name,
            @MinorUnits long price,
            List<Part> parts,
            @UtcTime @Nullable String validUntil) {

        static Bundle of(com.thebabesclub.commerce.domain.catalog.Bundle bundle) {
            return new Bundle(
                    bundle.id(),
                    bundle.name(),
                    bundle.price(),
                    bundle.parts().stream().map(Part::of).toList(),
                    bundle.validUntil().map(Instant::toString).orElse(null));
        }
    }

    /** Pieces of one product, or any pieces of a collection. */
    @Serdeable
    @Schema(name = "CatalogBundlePart")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(@Nullable String sku, @Nullable String collectionId, int quantity) {

        static Part of(BundleRequirement requirement) {
            return switch (requirement) {
                case BundleRequirement.OfSku one -> new Part(one.sku(), null, one.quantity());
                case BundleRequirement.OfCollection any ->
                        new Part(null, any.collectionId(), any.quantity());
            };
        }
    }
}
