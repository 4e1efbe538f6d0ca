package com.thebabesclub.commerce.bench;

import com.thebabesclub.commerce.checkout.pricing.Cart;
import com.thebabesclub.commerce.checkout.pricing.CartItem;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The catalogues that are priced from. */
final class Shops {

    private static final int PRODUCTS = Cart.MOST_LINES;

    private final Random random;
    private final int collections;
    private final boolean namesProducts;

    private Shops(long seed, int collections, boolean namesProducts) {
        this.random = new Random(seed);
        this.collections = collections;
        this.namesProducts = namesProducts;
    }

    /**
     * The catalogue of that name.
     *
     * <ul>
     *   <li>{@code own}: the shop's own
     *   <li>{@code fifty}: fifty products, a tier or two for each of five collections, three sets
     *   <li>{@code competing}: fifty products in three collections, six sets that all want them
     *   <li>{@code crowded}: as many bundles as a catalogue may have, all of them competing sets
     *   <li>{@code worst}: the same over six collections, with named products in the sets
     * </ul>
     */
    static Catalog of(String name) {
        return switch (name) {
            case "own" ->
                    CatalogSource.read(
                            EnvironmentVariables.of(Map.of()).read(CatalogProperties.class),
                            EnvironmentVariables.of(Map.of()).read(ShopProperties.class));
            case "fifty" -> new Shops(1, 5, false).catalog(8, 3);
            case "competing" -> new Shops(2, 3, false).catalog(0, 6);
            case "crowded" -> new Shops(3, 3, false).catalog(0, 24);
            case "worst" -> new Shops(4, 6, true).catalog(0, 24);
            default -> throw new IllegalArgumentException("there is no shop " + name);
        };
    }

    /** Ninety-nine pieces of each product and variant, fifty lines at most. */
    static Cart fullest(Catalog catalog) {
        return new Cart(
                catalog.products().stream().flatMap(Shops::kinds).limit(Cart.MOST_LINES).toList());
    }

    private static Stream<CartItem> kinds(Product product) {
        return Stream.concat(
                Stream.of(new CartItem(product, Optional.empty(), Cart.MOST_PIECES)),
                product.variants().stream()
                        .map(form -> new CartItem(product, Optional.of(form), Cart.MOST_PIECES)));
    }

    private Catalog catalog(int tiers, int sets) {
        String json =
                """
                {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                 "collections": [%s], "products": [%s], "bundles": [%s]}
                """
                        .formatted(
                                list(collections, this::collection),
                                list(PRODUCTS, this::product),
                                list(tiers + sets, i -> i < tiers ? tier(i) : set(i)));
        return CatalogReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private String collection(int i) {
        return json("{'id': 'c%d', 'name': 'Collection %d'}", i, i);
    }

    private String product(int i) {
        return json(
                "{'sku': 'S%d', 'name': 'Product %d', 'collectionId': 'c%d', 'unitAmount': %d}",
                i, i, i % collections, 1_000 + random.nextInt(4_000));
    }

    private String tier(int i) {
        int pieces = 2 + i / collections + random.nextInt(2);
        return json(
                "{'id': 't%d', 'name': 'Tier %d', 'price': %d,"
                        + " 'anyOf': {'collectionId': 'c%d', 'quantity': %d}}",
                i, i, price(pieces), i % collections, pieces);
    }

    private String set(int i) {
        List<Integer> quantities =
                IntStream.range(0, Math.min(3, collections))
                        .mapToObj(_ -> 1 + random.nextInt(4))
                        .toList();
        String parts = list(quantities.size(), part -> part(part, quantities.get(part)));
        int pieces = quantities.stream().mapToInt(Integer::intValue).sum();
        return json(
                "{'id': 's%d', 'name': 'Set %d', 'price': %d, 'set': [%s]}",
                i, i, price(pieces), parts);
    }

    /** From the collection, or one product of it. */
    private String part(int collection, int quantity) {
        if (!namesProducts || random.nextInt(3) > 0) {
            return json("{'collectionId': 'c%d', 'quantity': %d}", collection, quantity);
        }
        int product = collection + collections * random.nextInt(PRODUCTS / collections);
        return json("{'sku': 'S%d', 'quantity': %d}", product, quantity);
    }

    /** Some thirty per cent less than the pieces cost on average. */
    private int price(int pieces) {
        return pieces * 2_100 + random.nextInt(100 * pieces);
    }

    private static String list(int size, IntFunction<String> element) {
        return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(", "));
    }

    private static String json(String form, Object... values) {
        return String.format(Locale.ROOT, form.replace('\'', '"'), values);
    }
}
