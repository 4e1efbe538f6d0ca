package com.thebabesclub.commerce.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.money.Currency;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class CatalogTest {

    private static final Instant VERSION = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void whatCanBeBoughtIsListedTheCheapestFirstAndEqualPricesBySku() {
        Catalog catalog =
                catalog(
                        List.of(
                                product("C", 20, true),
                                product("A", 20, true),
                                product("B", 10, true),
                                product("D", 5, false)),
                        List.of());
        assertThat(catalog.onSale()).extracting(Product::sku).containsExactly("B", "A", "C");
        assertThat(catalog.products()).extracting(Product::sku).containsExactly("A", "B", "C", "D");
    }

    @Test
    void pricesChangeWithTheCatalogueAndWhereABundleBeginsOrEnds() {
        Catalog catalog =
                catalog(
                        List.of(product("A", 20, true)),
                        List.of(
                                bundle("b", Optional.of(SPRING), Optional.of(SUMMER)),
                                bundle("a", Optional.empty(), Optional.of(SUMMER)),
                                bundle("old", Optional.empty(), Optional.of(VERSION))));
        assertPrices(catalog, VERSION.minusSeconds(86_400), VERSION, "a", "old");
        assertPrices(catalog, VERSION, VERSION, "a");
        assertPrices(catalog, SPRING.minusNanos(1), VERSION, "a");
        assertPrices(catalog, SPRING, SPRING, "a", "b");
        assertPrices(catalog, SUMMER.minusNanos(1), SPRING, "a", "b");
        assertPrices(catalog, SUMMER, SUMMER);
        assertPrices(catalog, SUMMER.plusSeconds(86_400), SUMMER);
    }

    private static void assertPrices(
            Catalog catalog, Instant time, Instant since, String... bundles) {
        assertThat(catalog.bundlesAt(time)).extracting(Bundle::id).containsExactly(bundles);
        assertThat(catalog.priceVersion(time)).isEqualTo(since.getEpochSecond() + "-digest");
    }

    private static Catalog catalog(List<Product> products, List<Bundle> bundles) {
        return new Catalog(
                VERSION,
                "digest",
                Currency.of("usd"),
                false,
                List.of(new ProductCollection("c", "Things")),
                products,
                bundles);
    }

    private static Product product(String sku, long unitAmount, boolean active) {
        return new Product(
                sku,
                sku,
                "c",
                unitAmount,
                active,
                99,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Bundle bundle(String id, Optional<Instant> from, Optional<Instant> until) {
        return new Bundle(
                id, id, 30, List.of(new BundleRequirement.OfCollection("c", 2)), from, until);
    }
}
