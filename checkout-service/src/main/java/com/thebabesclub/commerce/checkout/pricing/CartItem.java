package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.catalog.Product;
import com.thebabesclub.commerce.catalog.Variant;

import java.util.Comparator;
import java.util.Optional;

/** Pieces of one product, in one variant, as they lie in a cart. */
public record CartItem(Product product, Optional<Variant> variant, int quantity) {

    /** The order of a cart: two equal carts have the same lines in the same places. */
    static final Comparator<CartItem> ORDER =
            Comparator.comparing((CartItem item) -> item.product().sku())
                    .thenComparing(item -> item.variant().map(Variant::id).orElse(""));

    public CartItem {
        if (quantity < 1) {
            throw new IllegalArgumentException(quantity + " pieces of " + product.sku());
        }
    }

    /** Minor units. */
    public long unitAmount() {
        return variant.map(Variant::unitAmount).orElse(product.unitAmount());
    }

    public String name() {
        return variant.map(form -> product.name() + ", " + form.name()).orElse(product.name());
    }

    CartItem plus(int more) {
        return new CartItem(product, variant, quantity + more);
    }
}
