package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.checkout.pricing.solver.PieceGroup;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.catalog.Variant;

import java.util.Optional;

/** Pieces of one product, in one variant, as they lie in a cart. */
public record CartItem(Product product, Optional<Variant> variant, int quantity) {

    public CartItem {
        if (quantity < 1) {
            throw new IllegalArgumentException(quantity + " pieces of " + product.sku());
        }
    }

    /** Minor units. */
    public long unitAmount() {
        return variant.isPresent() ? variant.get().unitAmount() : product.unitAmount();
    }

    /** As the solver sees it. */
    PieceGroup pieces() {
        return new PieceGroup(product, unitAmount(), quantity);
    }

    public String name() {
        return variant.isPresent() ? product.name() + ", " + variant.get().name() : product.name();
    }

    /** The order of a cart, by sku and variant: equal carts have their lines in equal places. */
    static int compare(CartItem a, CartItem b) {
        int bySku = a.product.sku().compareTo(b.product.sku());
        return bySku != 0 ? bySku : a.variantId().compareTo(b.variantId());
    }

    /** True for pieces of the same product in the same variant. */
    public boolean isLike(CartItem other) {
        return compare(this, other) == 0;
    }

    /** With more of the same. */
    public CartItem plus(int more) {
        return new CartItem(product, variant, quantity + more);
    }

    private String variantId() {
        return variant.isPresent() ? variant.get().id() : "";
    }
}
