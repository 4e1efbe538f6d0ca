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
final class StripeInventoryReader {

    private final StripeCatalogClient stripe;
    private final TokenBucket pace;

    StripeInventoryReader(StripeCatalogClient stripe, TokenBucket pace) {
        this.stripe = stripe;
        this.pace = pace;
    }

    /** What there is. One call for each hundred products and prices that the account sells. */
    Mono<StripeInventory> take(ImportInputs importInputs) {
        Map<String, ProductRecord> products = new LinkedHashMap<>();
        Map<String, PriceRecord> prices = new LinkedHashMap<>();
        return forSale(importInputs)
                .concatWith(Flux.defer(() -> archived(importInputs, products)))
                .doOnNext(product -> products.put(product.id(), product))
                .thenMany(Flux.defer(() -> all(stripe::activePrices)))
                .filter(price -> products.containsKey(price.productId()))
                .concatWith(Flux.defer(() -> named(importInputs, prices.values())))
                .doOnNext(price -> prices.put(price.id(), price))
                .then(
                        Mono.fromSupplier(
                                () ->
                                        new StripeInventory(
                                                List.copyOf(products.values()),
                                                List.copyOf(prices.values()))));
    }

    private Flux<ProductRecord> forSale(ImportInputs importInputs) {
        Collection<String> named = importInputs.productIds();
        return all(stripe::activeProducts)
                .filter(
                        product ->
                                named.contains(product.id())
                                        || importInputs.mark().isOn(product.metadata()));
    }

    /** Of those that are not for sale, the ones that we have a name for. */
    private Flux<ProductRecord> archived(
            ImportInputs importInputs, Map<String, ProductRecord> found) {
        return Flux.fromIterable(importInputs.productIds())
                .filter(id -> !found.containsKey(id))
                .buffer(StripeCatalogClient.MOST_IDS)
                .concatMap(ids -> paced(() -> stripe.products(ids)), 1)
                .concatMapIterable(records -> records);
    }

    private Flux<PriceRecord> named(ImportInputs importInputs, Collection<PriceRecord> found) {
        List<String> seen = found.stream().flatMap(price -> price.lookupKey().stream()).toList();
        return Flux.fromIterable(importInputs.offers())
                .map(importInputs.mark()::lookupKey)
                .filter(key -> !seen.contains(key))
                .buffer(StripeCatalogClient.MOST_LOOKUP_KEYS)
                .concatMap(keys -> paced(() -> stripe.prices(keys)), 1)
                .concatMapIterable(records -> records);
    }

    private <T> Flux<T> all(Function<Optional<String>, Mono<StripePage<T>>> page) {
        return paced(() -> page.apply(Optional.empty()))
                .expand(
                        listed ->
                                listed.next().isPresent()
                                        ? paced(() -> page.apply(listed.next()))
                                        : Mono.empty())
                .concatMapIterable(StripePage::elements);
    }

    private <T> Mono<T> paced(Supplier<Mono<T>> call) {
        return pace.take().then(Mono.defer(call));
    }
}
