package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what the shop's people have put in and taken out, the newest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "StockMoves",
        example =
                """
                {
                  "moves": [{
                    "id": "4e07408562bedb8b60ce05c1decfe3ad",
                    "at": "2026-11-26T12:05:00Z",
                    "by": "operator_1",
                    "difference": 3,
                    "count": null,
                    "reason": "Three more were made."
                  }],
                  "nextCursor": null
                }
                """)
record StockMovesReply(List<StockReply.Move> moves, @Nullable String nextCursor) {}
