package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.stock.StockResult;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** How many pieces there are now, and what was done. */
@Serdeable
@Schema(
        name = "StockChanged",
        example =
                """
                {
                  "level": {
                    "sku": "N-RED", "variantId": null, "put": 3, "available": 3, "version": "v1.3"
                  },
                  "move": {
                    "id": "4e07408562bedb8b60ce05c1decfe3ad",
                    "at": "2026-11-26T12:05:00Z",
                    "by": "operator_1",
                    "difference": 3,
                    "count": null,
                    "reason": "Three more were made."
                  }
                }
                """)
record StockReply(Level level, Move move) {

    static StockReply of(StockResult result) {
        return new StockReply(Level.of(result.level()), Move.of(result.move()));
    }

    /**
     * How many pieces there are.
     *
     * @param variantId null where the product is counted as one
     * @param put all that was ever put in, less what was taken out; a sale does not change it
     * @param available what can be had now
     * @param version for a count: another one after each change and each sale
     */
    @Serdeable
    @Schema(name = "StockLevel")
    record Level(String sku, @Nullable String variantId, long put, long available, String version) {

        static Level of(StockLevel level) {
            return new Level(
                    level.key().sku(),
                    level.key().variantId().orElse(null),
                    level.put(),
                    level.available(),
                    level.version());
        }
    }

    /**
     * What somebody of the shop put in or took out.
     *
     * @param difference pieces; below 0 where they were taken out
     * @param count how many could be had, where they were counted
     */
    @Serdeable
    @Schema(name = "StockMove")
    record Move(
            String id,
            @UtcTime String at,
            String by,
            long difference,
            @Nullable Long count,
            @Nullable String reason) {

        static Move of(StockMove move) {
            return new Move(
                    move.id(),
                    move.at().toString(),
                    move.by(),
                    move.difference(),
                    move.counted().orElse(null),
                    move.reason().orElse(null));
        }
    }
}
