package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What can be had of what a quote is about.
 *
 * @param levels how many pieces there are for this cart; what is not among them is not known
 * @param wanted by the cart
 */
record QuoteAvailability(Catalog catalog, Map<StockKey, Long> levels, PiecesByProduct wanted) {

    /**
     * What can be had for a cart.
     *
     * @param available to everybody
     * @param held by the cart itself, which nobody else can have
     */
    static QuoteAvailability of(
            Catalog catalog,
            Map<StockKey, Long> available,
            PiecesByProduct held,
            PriceSnapshot prices) {
        Map<StockKey, Long> levels = new HashMap<>(available);
        levels.replaceAll((key, level) -> level + held.of(key));
        return new QuoteAvailability(catalog, levels, prices.counted());
    }

    /** What has to be known of the stock to answer a quote; nothing where nothing is counted. */
    static Set<StockKey> keys(Catalog catalog, PriceSnapshot prices) {
        Set<StockKey> keys = new TreeSet<>(prices.counted().pieces().keySet());
        for (NextTierHint hint : prices.hints()) {
            for (NextTierHint.Addition addition : hint.add()) {
                List<Product> any = products(catalog, addition).toList();
                if (any.stream().noneMatch(QuoteAvailability::isUncounted)) {
                    any.forEach(product -> keys.addAll(product.stockKeys()));
                }
            }
        }
        return keys;
    }

    /** Empty where the line is not counted, or it is not known. */
    Optional<Availability> of(QuoteLine line) {
        return line.stockKey()
                .flatMap(
                        key ->
                                Optional.ofNullable(levels.get(key))
                                        .map(level -> Availability.of(level, wanted.of(key))));
    }

    /** Whether all that a hint asks for can be had beside what is in the cart. */
    boolean allows(NextTierHint hint) {
        return hint.add().stream().allMatch(this::allows);
    }

    private boolean allows(NextTierHint.Addition addition) {
        return products(catalog, addition)
                .anyMatch(
                        product ->
                                isUncounted(product)
                                        || product.stockKeys().stream()
                                                .anyMatch(key -> has(key, addition.quantity())));
    }

    private boolean has(StockKey key, long more) {
        return Optional.ofNullable(levels.get(key))
                .map(level -> level >= wanted.of(key) + more)
                .orElse(true);
    }

    private static Stream<Product> products(Catalog catalog, NextTierHint.Addition addition) {
        return addition.sku()
                .map(sku -> catalog.product(sku).stream())
                .orElseGet(
                        () ->
                                catalog.onSale().stream()
                                        .filter(
                                                product ->
                                                        addition.collectionId()
                                                                .filter(
                                                                        product.collectionId()
                                                                                ::equals)
                                                                .isPresent()));
    }

    /** Whether there is a form of it of which there is always one. */
    private static boolean isUncounted(Product product) {
        return product.variants().isEmpty()
                ? product.stockKeys().isEmpty()
                : product.variants().stream()
                        .anyMatch(variant -> product.stockKey(Optional.of(variant)).isEmpty());
    }
}
