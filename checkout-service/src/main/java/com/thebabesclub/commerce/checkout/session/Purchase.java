package com.thebabesclub.commerce.checkout.session;

import java.time.Instant;

/**
 * What a request wants to pay, and how. Two requests for the same purchase get the same session.
 *
 * @param cartHash equal for equal carts
 * @param quotedAt when the quote that the shopper has seen was issued
 * @param fingerprint equal for equal owners and options
 */
record Purchase(String quoteSignature, String cartHash, Instant quotedAt, String fingerprint) {

    /** Masked: the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "Purchase[…]";
    }
}
