package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.checkout.pricing.Cart;
import com.thebabesclub.commerce.checkout.pricing.CartItem;
import com.thebabesclub.commerce.domain.catalog.Variant;

import java.util.stream.Stream;

/** Equal for equal carts and for no others: SHA-256 over what lies in the cart, in hex. */
final class CartHash {

    private CartHash() {}

    static String of(Cart cart) {
        return LengthPrefixedEncoding.hash(
                cart.items().stream().flatMap(CartHash::parts).toArray(String[]::new));
    }

    private static Stream<String> parts(CartItem item) {
        return Stream.of(
                item.product().sku(),
                item.variant().map(Variant::id).orElse(""),
                Integer.toString(item.quantity()));
    }
}
