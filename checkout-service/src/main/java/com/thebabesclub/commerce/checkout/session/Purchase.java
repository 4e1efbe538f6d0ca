package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;

import java.time.Instant;

/**
 * What a request wants to pay, and how. Two requests for the same purchase get the same session.
 *
 * @param cartHash equal for equal carts
 * @param quotedAt when the quote that the shopper has seen was issued
 * @param fingerprint equal for equal owners and options
 * @param counted the pieces of which there are only so many
 */
record Purchase(
        String quoteSignature,
        String cartHash,
        Instant quotedAt,
        String fingerprint,
        PiecesByProduct counted) {

    /** Masked: the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "Purchase[…]";
    }
}
