package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * One line of an order, in minor units of the order's currency.
 *
 * @param variantId which size or form of the product it is; empty where there is one only
 * @param unitPrice before the discount
 * @param subtotal before discount and tax
 * @param total what was paid for the line
 */
public record OrderLine(
        String name,
        Optional<String> sku,
        Optional<String> variantId,
        Optional<String> collectionId,
        long quantity,
        long unitPrice,
        long subtotal,
        long discount,
        long tax,
        long total) {

    /** A line of a product that comes in one form. */
    public OrderLine(
            String name,
            Optional<String> sku,
            Optional<String> collectionId,
            long quantity,
            long unitPrice,
            long subtotal,
            long discount,
            long tax,
            long total) {
        this(
                name,
                sku,
                Optional.empty(),
                collectionId,
                quantity,
                unitPrice,
                subtotal,
                discount,
                tax,
                total);
    }
}
