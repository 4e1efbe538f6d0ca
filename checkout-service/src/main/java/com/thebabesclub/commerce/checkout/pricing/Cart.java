package com.thebabesclub.commerce.checkout.pricing;

import java.util.Arrays;
import java.util.List;

/** What somebody wants to buy: no product and variant twice, in one order for equal carts. */
public record Cart(List<CartItem> items) {

    /** The most lines. */
    public static final int MOST_LINES = 50;

    /** The most pieces of a line. */
    public static final int MOST_PIECES = 99;

    public Cart {
        CartItem[] sorted = items.toArray(CartItem[]::new);
        Arrays.sort(sorted, CartItem::compare);
        items = List.of(sorted);
        int kinds = kinds(sorted);
        if (items.isEmpty() || items.size() > MOST_LINES || kinds != items.size()) {
            throw new IllegalArgumentException(
                    items.size() + " lines of " + kinds + " kinds are no cart");
        }
    }

    private static int kinds(CartItem... sorted) {
        int kinds = 0;
        for (int i = 0; i < sorted.length; i++) {
            kinds += i == 0 || CartItem.compare(sorted[i - 1], sorted[i]) != 0 ? 1 : 0;
        }
        return kinds;
    }
}
