package com.thebabesclub.commerce.checkout.quote;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A shopper's cart, by 16 random bytes that we chose. It stays the same while the cart changes.
 *
 * @param text the bytes in base64url without padding
 */
public record CartId(String text) {

    static final int BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    public CartId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a cart id has 22 characters");
        }
    }

    static CartId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    static CartId of(byte[] bytes) {
        return new CartId(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(bytes, BYTES)));
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
