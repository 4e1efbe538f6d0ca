package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * One line of an order, in minor units of the order's currency.
 *
 * @param unitPrice before the discount
 * @param subtotal before discount and tax
 * @param total what was paid for the line
 */
public record OrderLine(
        String name,
        Optional<String> sku,
        Optional<String> collectionId,
        long quantity,
        long unitPrice,
        long subtotal,
        long discount,
        long tax,
        long total) {}
