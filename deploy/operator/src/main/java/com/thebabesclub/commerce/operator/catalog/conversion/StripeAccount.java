package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.operator.catalog.IdMap;
import com.thebabesclub.commerce.operator.catalog.StripeOwnershipMetadata;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account has, and what is known about it.
 *
 * @param products those for sale, and those that the map names
 * @param prices those that can be paid once and now
 */
record StripeAccount(List<ProductRecord> products, List<PriceRecord> prices, IdMap map) {

    StripeAccount {
        products = List.copyOf(products);
        prices = List.copyOf(prices);
    }

    /** As its metadata says, else as the map does. */
    Optional<String> sku(ProductRecord product) {
        return StripeOwnershipMetadata.sku(product.metadata())
                .filter(sku -> !sku.isBlank())
                .or(() -> entries(product).map(entry -> IdMap.sku(entry.getKey())).findFirst())
                .map(sku -> sku.strip().toUpperCase(Locale.ROOT));
    }

    /** The lines of the map that name the product. */
    Stream<Map.Entry<String, IdMap.Entry>> entries(ProductRecord product) {
        return map.entries().entrySet().stream()
                .filter(entry -> entry.getValue().productId().equals(product.id()));
    }

    List<PriceRecord> pricesOf(ProductRecord product) {
        return prices.stream()
                .filter(price -> price.productId().equals(product.id()))
                .filter(price -> price.unitAmount().isPresent())
                .toList();
    }

    /**
     * What the product is sold at: the price that the map names, else the product's default, else
     * its only one that is of no variant.
     */
    Optional<PriceRecord> price(ProductRecord product) {
        List<PriceRecord> all = pricesOf(product);
        List<PriceRecord> plain =
                all.stream()
                        .filter(
                                price ->
                                        StripeOwnershipMetadata.variant(price.metadata()).isEmpty())
                        .toList();
        return entries(product)
                .filter(entry -> !entry.getKey().contains(":"))
                .flatMap(entry -> byId(all, entry.getValue().priceId()))
                .findFirst()
                .or(() -> product.defaultPrice().flatMap(id -> byId(all, id).findFirst()))
                .or(() -> plain.size() == 1 ? plain.stream().findFirst() : Optional.empty());
    }

    private static Stream<PriceRecord> byId(List<PriceRecord> prices, String id) {
        return prices.stream().filter(price -> price.id().equals(id));
    }
}
