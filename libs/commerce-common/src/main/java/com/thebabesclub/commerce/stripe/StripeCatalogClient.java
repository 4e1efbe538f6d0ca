package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products and their prices at Stripe. The errors are those of {@link StripeGateway}. */
public final class StripeCatalogClient {

    /** The most products that one call can ask for. */
    public static final int MOST_IDS = 100;

    /** The most prices that one call can ask for. */
    public static final int MOST_LOOKUP_KEYS = 10;

    private static final long PAGE = 100;

    /**
     * A product to be made.
     *
     * @param id ours, so that it cannot be made twice
     */
    public record NewProduct(
            String id,
            String name,
            Optional<String> image,
            Optional<String> description,
            Map<String, String> metadata) {}

    /** What of a product is to be another; what is empty stays. */
    public record ProductChange(
            Optional<String> name,
            Optional<Boolean> active,
            Optional<String> defaultPrice,
            Optional<String> image,
            Optional<String> description,
            Map<String, String> metadata) {

        /** Its state alone. */
        public static ProductChange active(boolean active) {
            return new ProductChange(
                    Optional.empty(),
                    Optional.of(active),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        /** The price that it is sold at alone. */
        public static ProductChange soldAt(String priceId) {
            return new ProductChange(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(priceId),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }
    }

    /**
     * A price to be made. The lookup key is taken from whichever price has it.
     *
     * @param unitAmount minor units
     */
    public record NewPrice(
            String productId,
            long unitAmount,
            String currency,
            String lookupKey,
            Map<String, String> metadata) {}

    /** What of a price is to be another; what is empty stays. */
    public record PriceChange(
            Optional<Boolean> active, Optional<String> lookupKey, Map<String, String> metadata) {}

    private final StripeGateway stripe;

    public StripeCatalogClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /** A page of the products that are for sale, the newest first. */
    public Mono<StripePage<ProductRecord>> activeProducts(Optional<String> after) {
        ProductListParams.Builder params =
                ProductListParams.builder().setActive(true).setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return products(params.build());
    }

    /**
     * Those of these products that there are, for sale or not.
     *
     * @param ids at most {@link #MOST_IDS}
     */
    public Mono<List<ProductRecord>> products(Collection<String> ids) {
        return products(
                        ProductListParams.builder()
                                .addAllId(List.copyOf(ids))
                                .setLimit(PAGE)
                                .build())
                .map(StripePage::elements);
    }

    /** A page of the prices that can be paid once and now, the newest first. */
    public Mono<StripePage<PriceRecord>> activePrices(Optional<String> after) {
        PriceListParams.Builder params =
                PriceListParams.builder()
                        .setActive(true)
                        .setType(PriceListParams.Type.ONE_TIME)
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return prices(params.build());
    }

    /**
     * Those prices that have these lookup keys, archived or not.
     *
     * @param lookupKeys at most {@link #MOST_LOOKUP_KEYS}
     */
    public Mono<List<PriceRecord>> prices(Collection<String> lookupKeys) {
        return prices(
                        PriceListParams.builder()
                                .addAllLookupKey(List.copyOf(lookupKeys))
                                .setLimit(PAGE)
                                .build())
                .map(StripePage::elements);
    }

    /** Makes the product. */
    public Mono<Void> create(NewProduct product) {
        ProductCreateParams.Builder params =
                ProductCreateParams.builder()
                        .setId(product.id())
                        .setName(product.name())
                        .putAllMetadata(product.metadata());
        product.image().ifPresent(params::addImage);
        product.description().ifPresent(params::setDescription);
        return stripe.call(
                        "products.create", client -> client.v1().products().create(params.build()))
                .then();
    }

    /** Changes the product. */
    public Mono<Void> update(String productId, ProductChange change) {
        ProductUpdateParams.Builder params =
                ProductUpdateParams.builder().putAllMetadata(change.metadata());
        change.name().ifPresent(params::setName);
        change.active().ifPresent(params::setActive);
        change.defaultPrice().ifPresent(params::setDefaultPrice);
        change.image().ifPresent(params::addImage);
        change.description().ifPresent(params::setDescription);
        return stripe.call(
                        "products.update",
                        client -> client.v1().products().update(productId, params.build()))
                .then();
    }

    /** Makes the price, or finds it again under the same key, and answers with its id. */
    public Mono<String> create(NewPrice price, String idempotencyKey) {
        PriceCreateParams params =
                PriceCreateParams.builder()
                        .setProduct(price.productId())
                        .setUnitAmount(price.unitAmount())
                        .setCurrency(price.currency())
                        .setLookupKey(price.lookupKey())
                        .setTransferLookupKey(true)
                        .putAllMetadata(price.metadata())
                        .build();
        RequestOptions once = StripeGateway.once(idempotencyKey);
        return stripe.call(
                "prices.create", client -> client.v1().prices().create(params, once).getId());
    }

    /** Changes the price. */
    public Mono<Void> update(String priceId, PriceChange change) {
        PriceUpdateParams.Builder params =
                PriceUpdateParams.builder().putAllMetadata(change.metadata());
        change.active().ifPresent(params::setActive);
        change.lookupKey().ifPresent(key -> params.setLookupKey(key).setTransferLookupKey(true));
        return stripe.call(
                        "prices.update",
                        client -> client.v1().prices().update(priceId, params.build()))
                .then();
    }

    private Mono<StripePage<ProductRecord>> products(ProductListParams params) {
        return stripe.page(
                "products.list",
                client -> client.v1().products().list(params),
                json -> Optional.of(product(json)));
    }

    private Mono<StripePage<PriceRecord>> prices(PriceListParams params) {
        return stripe.page(
                "prices.list",
                client -> client.v1().prices().list(params),
                json -> Optional.of(price(json)));
    }

    private static ProductRecord product(JsonNode product) {
        return new ProductRecord(
                StripeJson.text(product, "id").orElse(""),
                product.path("active").asBoolean(),
                product.path("name").asText(),
                StripeJson.id(product, "default_price"),
                images(product),
                StripeJson.text(product, "description"),
                StripeJson.metadata(product));
    }

    private static List<String> images(JsonNode product) {
        List<String> images = new ArrayList<>();
        product.path("images").forEach(image -> images.add(image.asText()));
        return images;
    }

    private static PriceRecord price(JsonNode price) {
        return new PriceRecord(
                StripeJson.text(price, "id").orElse(""),
                StripeJson.id(price, "product").orElse(""),
                price.path("active").asBoolean(),
                price.path("currency").asText(),
                StripeJson.number(price, "unit_amount"),
                StripeJson.text(price, "lookup_key"),
                StripeJson.metadata(price));
    }
}
