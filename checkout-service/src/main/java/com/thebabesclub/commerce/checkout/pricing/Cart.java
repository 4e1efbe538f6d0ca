package com.thebabesclub.commerce.checkout.pricing;

import java.util.List;

/** What somebody wants to buy: no product and variant twice, in one order for equal carts. */
public record Cart(List<CartItem> items) {

    /** The most lines. */
    public static final int MOST_LINES = 50;

    /** The most pieces of a line. */
    public static final int MOST_PIECES = 99;

    public Cart {
        items = items.stream().sorted(CartItem.ORDER).toList();
        long kinds =
                items.stream()
                        .map(item -> List.of(item.product().sku(), item.variant()))
                        .distinct()
                        .count();
        if (items.isEmpty() || items.size() > MOST_LINES || kinds != items.size()) {
            throw new IllegalArgumentException(
                    items.size() + " lines of " + kinds + " kinds are no cart");
        }
    }
}
