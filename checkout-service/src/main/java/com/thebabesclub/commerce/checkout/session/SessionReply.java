package com.thebabesclub.commerce.checkout.session;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Where to pay.
 *
 * @param quoteSignature the quote that is paid there; a new one where the request's had expired
 */
@Serdeable
public record SessionReply(String checkoutUrl, String sessionId, String quoteSignature) {

    /** Masked: who has the address can pay, and the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "SessionReply[" + sessionId + "]";
    }
}
