package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what is counted, by sku and variant.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "Stock",
        example =
                """
                {
                  "stock": [{
                    "sku": "N-RED", "variantId": null, "put": 3, "available": 1, "version": "v1.1"
                  }],
                  "nextCursor": null
                }
                """)
record StockListReply(List<StockReply.Level> stock, @Nullable String nextCursor) {}
