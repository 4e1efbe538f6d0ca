package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.catalog.Variant;
import com.thebabesclub.commerce.domain.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a shopper would notice if one catalogue were sold from in place of another. */
final class CatalogComparison {

    private CatalogComparison() {}

    /**
     * A line for each product and bundle that changes, as in a diff.
     *
     * @param before empty where nothing was sold yet
     * @param now for the bundles that hold
     */
    static List<String> of(Optional<Catalog> before, Catalog after, Instant now) {
        Map<String, String> was = new LinkedHashMap<>();
        before.ifPresent(catalog -> was.putAll(offers(catalog, now)));
        Map<String, String> is = offers(after, now);
        List<String> lines = new ArrayList<>();
        is.forEach((name, offer) -> line(name, was.get(name), offer).ifPresent(lines::add));
        was.forEach(
                (name, offer) -> {
                    if (!is.containsKey(name)) {
                        lines.add("- %-18s %s".formatted(name, offer));
                    }
                });
        return lines;
    }

    private static Optional<String> line(String name, @Nullable String was, String is) {
        if (was == null) {
            return Optional.of("+ %-18s %s".formatted(name, is));
        }
        return was.equals(is)
                ? Optional.empty()
                : Optional.of("~ %-18s %s -> %s".formatted(name, was, is));
    }

    private static Map<String, String> offers(Catalog catalog, Instant now) {
        Map<String, String> offers = new LinkedHashMap<>();
        Currency currency = catalog.currency();
        for (Product product : catalog.products()) {
            offers.put(
                    product.sku(),
                    text(
                            product,
                            product.name(),
                            product.unitAmount(),
                            product.counted(),
                            currency));
            for (Variant variant : product.variants()) {
                offers.put(
                        product.sku() + ":" + variant.id(),
                        text(
                                product,
                                variant.name(),
                                variant.unitAmount(),
                                product.counted() || variant.counted(),
                                currency));
            }
        }
        for (Bundle bundle : catalog.bundlesAt(now)) {
            offers.put(
                    "bundle " + bundle.id(),
                    bundle.name() + ", " + currency.format(bundle.price()));
        }
        return offers;
    }

    private static String text(
            Product product, String name, long amount, boolean counted, Currency currency) {
        return "%s, %s%s%s"
                .formatted(
                        name,
                        currency.format(amount),
                        counted ? ", counted" : "",
                        product.active() ? "" : ", not for sale");
    }
}
