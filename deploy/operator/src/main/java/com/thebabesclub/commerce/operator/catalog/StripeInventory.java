package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Stripe has of ours, or of what catalogue and map name.
 *
 * @param prices those for sale, and those that have one of our lookup keys
 */
record StripeInventory(List<ProductRecord> products, List<PriceRecord> prices) {

    StripeInventory {
        products = List.copyOf(products);
        prices = List.copyOf(prices);
    }

    Optional<ProductRecord> product(String id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    Stream<PriceRecord> pricesOf(String productId) {
        return prices.stream().filter(price -> price.productId().equals(productId));
    }
}
