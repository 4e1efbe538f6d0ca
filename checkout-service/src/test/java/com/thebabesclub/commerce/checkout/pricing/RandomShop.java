package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.catalog.BundleRequirement;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.catalog.Variant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Carts and bundles from a seed. */
final class RandomShop {

    private final Random random;
    private final long step;

    RandomShop(long seed, long step) {
        this.random = new Random(seed);
        this.step = step;
    }

    /** Kinds of pieces, some of them variants of one product, with this many pieces in all. */
    List<CartItem> items(int mostKinds, int mostPieces) {
        int kinds = 1 + random.nextInt(mostKinds);
        List<CartItem> items = new ArrayList<>();
        int left = mostPieces;
        for (int kind = 0; kind < kinds && left > 0; kind++) {
            int quantity = 1 + random.nextInt(Math.min(left, 1 + mostPieces / kinds));
            left -= quantity;
            items.add(item(kind, quantity));
        }
        return items;
    }

    /** A full cart: fifty lines of 99 pieces, spread over the collections. */
    List<CartItem> full(int collections) {
        return IntStream.range(0, Cart.MOST_LINES)
                .mapToObj(kind -> fullLine(kind, "c" + kind % collections))
                .toList();
    }

    /** Sets of pieces from different collections, some thirty per cent off: all of them compete. */
    List<Bundle> competing(int sets, int mostParts, int collections) {
        return IntStream.range(0, sets)
                .mapToObj(number -> competing("b" + number, mostParts, collections))
                .toList();
    }

    List<Bundle> bundles(int most, List<CartItem> items) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(number -> bundle("b" + number, items))
                .toList();
    }

    private static Product product(String sku, String collectionId, long price) {
        return new Product(
                sku,
                "Product " + sku,
                collectionId,
                price,
                true,
                99,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CartItem fullLine(int kind, String collectionId) {
        Product product = product("S" + kind, collectionId, 1_000 + random.nextInt(4_000));
        return new CartItem(product, Optional.empty(), Cart.MOST_PIECES);
    }

    /** One part in three is of one product. */
    private Bundle competing(String id, int mostParts, int collections) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, collections).boxed().toList());
        Collections.shuffle(all, random);
        List<BundleRequirement> parts =
                all.stream()
                        .limit(mostParts)
                        .map(collection -> competing(collection, collections))
                        .toList();
        int pieces = parts.stream().mapToInt(BundleRequirement::quantity).sum();
        long price = pieces * 2_100L + random.nextInt(100 * pieces);
        return new Bundle(id, "Bundle " + id, price, parts, Optional.empty(), Optional.empty());
    }

    private BundleRequirement competing(int collection, int collections) {
        int quantity = 1 + random.nextInt(4);
        int nth = random.nextInt(Cart.MOST_LINES / collections);
        return random.nextInt(3) > 0
                ? new BundleRequirement.OfCollection("c" + collection, quantity)
                : new BundleRequirement.OfSku("S" + (collection + collections * nth), quantity);
    }

    private CartItem item(int kind, int quantity) {
        long price = step * random.nextInt(40);
        boolean isVariant = random.nextInt(4) == 0;
        String sku = isVariant ? "V" : "S" + kind;
        Variant variant = new Variant("v" + kind, "Form " + kind, price, false);
        Product product =
                product(sku, isVariant ? "c0" : "c" + random.nextInt(3), isVariant ? step : price);
        return new CartItem(product, isVariant ? Optional.of(variant) : Optional.empty(), quantity);
    }

    private Bundle bundle(String id, List<CartItem> items) {
        List<BundleRequirement> parts = random.nextBoolean() ? List.of(any(2)) : set(items);
        int pieces = parts.stream().mapToInt(BundleRequirement::quantity).sum();
        long price = step * random.nextInt(1 + 30 * pieces);
        return new Bundle(id, "Bundle " + id, price, parts, Optional.empty(), Optional.empty());
    }

    private BundleRequirement any(int least) {
        return new BundleRequirement.OfCollection(
                "c" + random.nextInt(3), least + random.nextInt(3));
    }

    private List<BundleRequirement> set(List<CartItem> items) {
        List<BundleRequirement> parts = new ArrayList<>();
        Set<Object> named = new HashSet<>();
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < wanted; i++) {
            BundleRequirement requirement =
                    random.nextBoolean()
                            ? new BundleRequirement.OfCollection(
                                    "c" + random.nextInt(3), 1 + random.nextInt(2))
                            : new BundleRequirement.OfSku(
                                    items.get(random.nextInt(items.size())).product().sku(),
                                    1 + random.nextInt(2));
            Object target =
                    switch (requirement) {
                        case BundleRequirement.OfCollection any -> any.collectionId();
                        case BundleRequirement.OfSku sku -> sku.sku();
                    };
            if (named.add(target)) {
                parts.add(requirement);
            }
        }
        return parts;
    }
}
