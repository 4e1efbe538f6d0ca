package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks through an account. It may hold more than fits in memory; what is none of ours is let go
 * page by page.
 */
record StripeInventoryReader(StripeCatalogClient stripe, TokenBucket tokens) {

    /** What there is. One call for each hundred products and prices that the account sells. */
    Mono<StripeInventory> take(ImportInputs inputs) {
        Map<String, ProductRecord> products = new LinkedHashMap<>();
        Map<String, PriceRecord> prices = new LinkedHashMap<>();
        return forSale(inputs)
                .concatWith(Flux.defer(() -> archived(inputs, products)))
                .doOnNext(product -> products.put(product.id(), product))
                .thenMany(Flux.defer(() -> all(stripe::activePrices)))
                .filter(price -> products.containsKey(price.productId()))
                .concatWith(Flux.defer(() -> named(inputs, prices.values())))
                .doOnNext(price -> prices.put(price.id(), price))
                .then(
                        Mono.fromSupplier(
                                () ->
                                        new StripeInventory(
                                                List.copyOf(products.values()),
                                                List.copyOf(prices.values()))));
    }

    private Flux<ProductRecord> forSale(ImportInputs inputs) {
        Collection<String> named = inputs.productIds();
        return all(stripe::activeProducts)
                .filter(
                        product ->
                                named.contains(product.id())
                                        || inputs.mark().isOn(product.metadata()));
    }

    /** Of those that are not for sale, the ones that we have a name for. */
    private Flux<ProductRecord> archived(ImportInputs inputs, Map<String, ProductRecord> found) {
        return Flux.fromIterable(inputs.productIds())
                .filter(id -> !found.containsKey(id))
                .buffer(StripeCatalogClient.MOST_IDS)
                .concatMap(ids -> paced(() -> stripe.products(ids)), 1)
                .concatMapIterable(records -> records);
    }

    private Flux<PriceRecord> named(ImportInputs inputs, Collection<PriceRecord> found) {
        List<String> seen = found.stream().flatMap(price -> price.lookupKey().stream()).toList();
        return Flux.fromIterable(inputs.offers())
                .map(inputs.mark()::lookupKey)
                .filter(key -> !seen.contains(key))
                .buffer(StripeCatalogClient.MOST_LOOKUP_KEYS)
                .concatMap(keys -> paced(() -> stripe.prices(keys)), 1)
                .concatMapIterable(records -> records);
    }

    private <T> Flux<T> all(Function<Optional<String>, Mono<StripePage<T>>> page) {
        return StripePage.all(after -> paced(() -> page.apply(after)))
                .concatMapIterable(StripePage::elements);
    }

    private <T> Mono<T> paced(Supplier<Mono<T>> call) {
        return tokens.take().then(Mono.defer(call));
    }
}
