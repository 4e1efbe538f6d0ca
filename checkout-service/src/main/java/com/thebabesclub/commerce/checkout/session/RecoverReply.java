package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.quote.Quote;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What lay in the cart, in the form in which a quote is asked for. */
@Serdeable
@Schema(
        name = "RecoveredCart",
        example =
                """
                {
                  "items": [{"sku": "N-RED", "name": "Red Necklace", "quantity": 2}],
                  "quoteSignature": "v1.k1.1795694000.a1b2.c3d4",
                  "expiresAt": "2026-11-26T12:15:00Z"
                }
                """)
record RecoverReply(List<Line> items, String quoteSignature, @UtcTime String expiresAt) {

    /** Pieces of a product. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String sku, @Nullable String variantId, String name, int quantity) {}

    static RecoverReply of(Quote quote) {
        return new RecoverReply(
                quote.prices().lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                line.sku(),
                                                line.variantId().orElse(null),
                                                line.name(),
                                                line.quantity()))
                        .toList(),
                quote.signature(),
                quote.validUntil().toString());
    }

    /** Masked: the signature is a bearer's secret. */
    @Override
    public String toString() {
        return "RecoverReply[" + items.size() + " lines]";
    }
}
