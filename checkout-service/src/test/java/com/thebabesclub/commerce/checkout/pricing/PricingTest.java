package com.thebabesclub.commerce.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.pricing.solver.Offer;
import com.thebabesclub.commerce.checkout.pricing.solver.Pieces;
import com.thebabesclub.commerce.checkout.pricing.solver.SearchBudget;
import com.thebabesclub.commerce.checkout.pricing.solver.Selection;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.QuoteLine;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

class PricingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** Four pieces of 30.00: the bundle with the best rate takes three and leaves the fourth. */
    private static final String WHERE_THE_BEST_BUNDLE_FIRST_IS_WRONG =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "c", "name": "Things"}],
             "products": [{"sku": "A", "name": "A", "collectionId": "c", "unitAmount": 3000}],
             "bundles": [
              {"id": "two", "name": "Two", "price": 4800, "anyOf": {"collectionId": "c", "quantity": 2}},
              {"id": "three", "name": "Three", "price": 6900, "anyOf": {"collectionId": "c", "quantity": 3}}]}
            """;

    /** Two sets that share earrings: the one that saves more a time spoils two of the other. */
    private static final String WHERE_SETS_COMPETE =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "n", "name": "Necklaces"}, {"id": "e", "name": "Earrings"}],
             "products": [
              {"sku": "N", "name": "N", "collectionId": "n", "unitAmount": 3000},
              {"sku": "E", "name": "E", "collectionId": "e", "unitAmount": 2000}],
             "bundles": [
              {"id": "pair", "name": "Pair", "price": 4000, "set": [
               {"collectionId": "n", "quantity": 1}, {"collectionId": "e", "quantity": 1}]},
              {"id": "many", "name": "Many", "price": 5600, "set": [
               {"sku": "N", "quantity": 1}, {"collectionId": "e", "quantity": 2}]}]}
            """;

    @Test
    void threeNecklacesCostLessThanThreeTimesOne() {
        Catalog catalog = shop();
        PriceSnapshot one = price(catalog, item(catalog, "N-RED", 1));
        PriceSnapshot three =
                price(
                        catalog,
                        item(catalog, "N-RED", 1),
                        item(catalog, "N-ORG", 1),
                        item(catalog, "N-BLU", 1));

        assertThat(one.total()).isEqualTo(3000);
        assertThat(three.total()).isEqualTo(7500).isLessThan(3 * one.total());
        assertThat(three.bundles())
                .containsExactly(new AppliedBundle("necklaces-3", "Any three necklaces", 1, 1500));
        assertThat(three.lines()).extracting(QuoteLine::discount).containsExactly(500L, 500L, 500L);
    }

    @Test
    void takingTheBestBundleFirstWouldCostMore() {
        Catalog catalog = read(WHERE_THE_BEST_BUNDLE_FIRST_IS_WRONG);
        PriceSnapshot priced = price(catalog, item(catalog, "A", 4));
        assertThat(priced.total()).isEqualTo(2 * 4800).isLessThan(6900 + 3000);
        assertThat(priced.bundles()).containsExactly(new AppliedBundle("two", "Two", 2, 2400));
    }

    @Test
    void setsThatShareACollectionAreWeighedAgainstEachOther() {
        Catalog catalog = read(WHERE_SETS_COMPETE);
        PriceSnapshot priced = price(catalog, item(catalog, "N", 2), item(catalog, "E", 2));
        assertThat(priced.total()).isEqualTo(8000);
        assertThat(priced.bundles()).containsExactly(new AppliedBundle("pair", "Pair", 2, 2000));
    }

    @Test
    void onlyTheLinesOfABundleAreReducedAndTheDearestPiecesAreInIt() {
        Catalog catalog = shop();
        PriceSnapshot priced =
                price(
                        catalog,
                        item(catalog, "E-STD-SIL", 1),
                        item(catalog, "N-PRL", 1),
                        item(catalog, "N-RED", 3));
        assertThat(line(priced, "E-STD-SIL").discount()).isZero();
        assertThat(priced.subtotal()).isEqualTo(1800 + 4200 + 9000);
        assertThat(priced.discount()).isEqualTo(4200 + 6000 - 7500);
        assertThat(line(priced, "N-PRL").discount() + line(priced, "N-RED").discount())
                .isEqualTo(priced.discount());
    }

    @Test
    void aBundleAppliesOnlyWithinItsPeriod() {
        String limited =
                WHERE_THE_BEST_BUNDLE_FIRST_IS_WRONG.replace(
                        "\"name\": \"Two\",",
                        """
                        "name": "Two", "validFrom": "2026-06-01T12:00:00Z",
                        "validUntil": "2026-06-02T12:00:00Z",
                        """);
        Catalog catalog = read(limited);
        Cart cart = new Cart(List.of(item(catalog, "A", 2)));
        assertThat(price(catalog, cart, NOW.minusSeconds(1)).total()).isEqualTo(6000);
        assertThat(price(catalog, cart, NOW).total()).isEqualTo(4800);
        assertThat(price(catalog, cart, NOW.plusSeconds(86_400)).total()).isEqualTo(6000);
        assertThat(catalog.priceVersion(NOW.minusSeconds(1))).isLessThan(catalog.priceVersion(NOW));
    }

    @Test
    void aHintNamesTheCollectionOnlyWhereEveryProductOfItWouldDo() {
        Catalog catalog = shop();
        PriceSnapshot mixed = price(catalog, item(catalog, "N-RED", 2));
        NextTierHint first = mixed.hints().getFirst();
        assertThat(first.add())
                .containsExactly(
                        new NextTierHint.Addition(Optional.of("N-BLU"), Optional.empty(), 1));

        Catalog alike = read(WHERE_THE_BEST_BUNDLE_FIRST_IS_WRONG);
        assertThat(price(alike, item(alike, "A", 1)).hints())
                .extracting(NextTierHint::message)
                .containsExactly(
                        "Add 2 more from Things to save 21.00 USD",
                        "Add 1 more from Things to save 12.00 USD");
    }

    @Test
    void whatAHintPromisesIsWhatFollowingItSaves() {
        Catalog catalog = shop();
        Random random = new Random(7);
        int hints = 0;
        for (int i = 0; i < 3_000; i++) {
            Cart cart = randomCart(catalog, random);
            PriceSnapshot before = price(catalog, cart, NOW);
            for (NextTierHint hint : before.hints()) {
                Cart after = follow(catalog, cart, hint, random);
                assertThat(price(catalog, after, NOW).discount() - before.discount())
                        .as("%s on %s", hint, cart)
                        .isEqualTo(hint.saves())
                        .isPositive();
                hints++;
            }
        }
        System.out.printf("%d hints on 3000 carts from seed 7%n", hints);
        assertThat(hints).isGreaterThan(1_000);
    }

    /** No search ends so if it is not cut short. */
    @Test
    void aBundleThatSavesLessThanNothingIsLeftAway() {
        Catalog catalog = read(WHERE_THE_BEST_BUNDLE_FIRST_IS_WRONG.replace("4800", "6100"));
        List<CartItem> items = List.of(item(catalog, "A", 5));
        Pieces pieces = new Pieces(Pricing.pieces(items), catalog.bundlesAt(NOW));
        List<Offer> offers =
                catalog.bundlesAt(NOW).stream().flatMap(b -> pieces.offer(b).stream()).toList();
        long[] discounts = new long[1];
        assertThat(Discounts.apply(pieces, Selection.of(offers, 1, 1), 1, discounts))
                .containsExactly(new AppliedBundle("three", "Three", 1, 2100));
        assertThat(discounts).containsExactly(2100);
    }

    @Test
    void theLargestCartTakesFewSteps() {
        Catalog catalog = shop();
        List<CartItem> items =
                catalog.products().stream()
                        .map(product -> new CartItem(product, Optional.empty(), 99))
                        .toList();
        SearchBudget budget = new SearchBudget(2_000);
        Pricing.of(items, catalog.bundlesAt(NOW), 1, budget);
        System.out.printf("%d lines of 99 take %d valuations%n", items.size(), budget.spent());
        assertThat(budget.isExhausted()).isFalse();
    }

    private static Cart follow(Catalog catalog, Cart cart, NextTierHint hint, Random random) {
        List<CartItem> items = new ArrayList<>(cart.items());
        for (NextTierHint.Addition addition : hint.add()) {
            List<Product> candidates =
                    catalog.products().stream()
                            .filter(
                                    product ->
                                            addition.sku()
                                                    .map(product.sku()::equals)
                                                    .orElseGet(
                                                            () ->
                                                                    Optional.of(
                                                                                    product
                                                                                            .collectionId())
                                                                            .equals(
                                                                                    addition
                                                                                            .collectionId())))
                            .toList();
            Product product = candidates.get(random.nextInt(candidates.size()));
            int place =
                    IntStream.range(0, items.size())
                            .filter(i -> items.get(i).product().equals(product))
                            .filter(i -> items.get(i).variant().isEmpty())
                            .findFirst()
                            .orElse(-1);
            if (place >= 0) {
                items.set(place, items.get(place).plus(addition.quantity()));
            } else {
                items.add(new CartItem(product, Optional.empty(), addition.quantity()));
            }
        }
        return new Cart(items);
    }

    private static Cart randomCart(Catalog catalog, Random random) {
        List<Product> products = new ArrayList<>(catalog.products());
        Collections.shuffle(products, random);
        return new Cart(
                products.subList(0, 1 + random.nextInt(5)).stream()
                        .map(
                                product ->
                                        new CartItem(
                                                product, Optional.empty(), 1 + random.nextInt(5)))
                        .toList());
    }

    private static QuoteLine line(PriceSnapshot priced, String sku) {
        return priced.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private static PriceSnapshot price(Catalog catalog, CartItem... items) {
        return price(catalog, new Cart(List.of(items)), NOW);
    }

    private static PriceSnapshot price(Catalog catalog, Cart cart, Instant time) {
        return Pricing.price(catalog, cart, time).prices();
    }

    private static CartItem item(Catalog catalog, String sku, int quantity) {
        return new CartItem(catalog.product(sku).orElseThrow(), Optional.empty(), quantity);
    }

    private static Catalog shop() {
        try (var stream = Catalog.class.getResourceAsStream("/catalog.json")) {
            return CatalogReader.read(Objects.requireNonNull(stream).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Catalog read(String json) {
        return CatalogReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
