package com.thebabesclub.commerce.checkout.session;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Where to pay.
 *
 * @param quoteSignature the quote that is paid there; a new one where the request's had expired
 */
@Serdeable
@Schema(
        name = "Session",
        example =
                """
                {
                  "checkoutUrl": "https://checkout.stripe.com/c/pay/cs_test_a1b2c3d4",
                  "sessionId": "cs_test_a1b2c3d4",
                  "quoteSignature": "v1.k1.1795694000.a1b2.c3d4"
                }
                """)
public record SessionReply(String checkoutUrl, String sessionId, String quoteSignature) {

    /** Masked: who has the address can pay, and the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "SessionReply[" + sessionId + "]";
    }
}
