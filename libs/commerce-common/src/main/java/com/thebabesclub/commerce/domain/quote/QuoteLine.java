package com.thebabesclub.commerce.domain.quote;

import com.thebabesclub.commerce.domain.stock.StockKey;

import java.util.Optional;

/**
 * One product of a cart with its price. Amounts are minor units and {@code subtotal − discount =
 * total}.
 *
 * @param subtotal the quantity at the unit amount, before any bundle
 * @param discount this line's part of what the bundles save
 * @param stripeProductId the product in Stripe's catalogue, where ours names one
 * @param image where the product's picture is, for the payment page
 * @param description of the product, for the payment page
 * @param stockKey what its pieces are counted under; empty where they are not
 */
public record QuoteLine(
        String sku,
        Optional<String> variantId,
        String name,
        String collectionId,
        int quantity,
        long unitAmount,
        long subtotal,
        long discount,
        Optional<String> stripeProductId,
        Optional<String> image,
        Optional<String> description,
        Optional<StockKey> stockKey) {

    public QuoteLine {
        if (quantity < 1 || subtotal != Math.multiplyExact(unitAmount, (long) quantity)) {
            throw new IllegalArgumentException(
                    sku + ": " + quantity + " at " + unitAmount + " are not " + subtotal);
        }
        if (discount < 0 || discount > subtotal) {
            throw new IllegalArgumentException(
                    sku + ": a discount of " + discount + " on " + subtotal);
        }
    }

    public long total() {
        return subtotal - discount;
    }
}
