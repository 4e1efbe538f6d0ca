package com.thebabesclub.commerce.checkout.quote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser holds to be the same shopper next time. Made and verified here only, so that a
 * client never chooses a cart.
 *
 * <p>{@code c1.<keyId>.<cartId>.<cartHash, 16 characters>.<last quoteSignature>.<mac>}
 *
 * @param hashPrefix of the cart that was quoted last
 * @param quoteSignature that was answered last
 */
public record CartToken(CartId cartId, String hashPrefix, String quoteSignature) {

    private static final int PREFIX = 16;

    private static final Pattern FORM =
            Pattern.compile(
                    "c1\\.([A-Za-z0-9_-]{1,16})\\.([A-Za-z0-9_-]{22})\\.([0-9a-f]{16})\\.("
                            + QuoteSignature.FORM.pattern().replace("(", "(?:")
                            + ")\\.([A-Za-z0-9_-]{43})");

    static CartToken of(CartId cartId, String cartHash, String quoteSignature) {
        return new CartToken(cartId, cartHash.substring(0, PREFIX), quoteSignature);
    }

    /**
     * The token behind a text.
     *
     * @throws SignatureMismatchException where it is not one of ours, to the letter
     */
    public static CartToken verify(SigningKeyring keys, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new SignatureMismatchException();
        }
        String keyId = form.group(1);
        keys.verify(
                form.group(5),
                SigningKeyring.Purpose.CART_TOKEN,
                keyId,
                keyId,
                form.group(2),
                form.group(3),
                form.group(4));
        return new CartToken(new CartId(form.group(2)), form.group(3), form.group(4));
    }

    String sign(SigningKeyring keys) {
        String keyId = keys.signing();
        String mac =
                keys.mac(
                        SigningKeyring.Purpose.CART_TOKEN,
                        keyId,
                        keyId,
                        cartId.text(),
                        hashPrefix,
                        quoteSignature);
        return String.join(".", "c1", keyId, cartId.text(), hashPrefix, quoteSignature, mac);
    }

    boolean isOf(String cartHash) {
        return cartHash.startsWith(hashPrefix);
    }

    @Override
    public String toString() {
        return "c1.***";
    }
}
