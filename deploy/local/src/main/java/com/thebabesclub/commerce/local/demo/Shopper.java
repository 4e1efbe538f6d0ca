package com.thebabesclub.commerce.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with a cart.
 *
 * @param owner under whom the order will be found: the user id, or a guest's e-mail
 * @param email typed on the payment page
 * @param token of a signed-in user
 */
public record Shopper(String owner, String email, Optional<String> token, List<CartLine> cart) {

    /** So many pieces of one product. */
    public record CartLine(String sku, int quantity) {}

    public static Shopper guest(String email, CartLine... cart) {
        return new Shopper(email, email, Optional.empty(), List.of(cart));
    }

    public static Shopper signedIn(String userId, String email, String token, CartLine... cart) {
        return new Shopper(userId, email, Optional.of(token), List.of(cart));
    }

    /** What their browser sends along. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        token.ifPresent(bearer -> headers.put("Authorization", "Bearer " + bearer));
        return headers;
    }
}
