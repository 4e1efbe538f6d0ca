package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what needs a person now: by reason, and the oldest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "Todo",
        example =
                """
                {
                  "todo": [{
                    "reason": "dispute",
                    "since": "2026-11-26T12:00:00Z",
                    "sessionId": "cs_test_a1b2c3d4",
                    "orderNumber": "BC-A1B2C3D4",
                    "amount": 4800,
                    "currency": "usd",
                    "dueBy": "2026-12-05T12:00:00Z"
                  }],
                  "nextCursor": null
                }
                """)
record TodoReply(List<Item> todo, @Nullable String nextCursor) {

    /**
     * Something about an order that needs a person.
     *
     * @param reason why: a dispute that is not over; a warning of fraud; an amount or a second
     *     payment to look at; a refund that has failed; pieces to pack
     * @param since when that began
     * @param amount the money that it is about
     * @param currency Stripe's lower-case code
     * @param dueBy until when something can be done; null where nothing says so
     */
    @Serdeable
    @Schema(name = "TodoItem")
    record Item(
            @Schema(
                            type = "string",
                            allowableValues = {
                                "dispute",
                                "fraud",
                                "oversold",
                                "review",
                                "refund",
                                "pack"
                            })
                    String reason,
            @UtcTime String since,
            String sessionId,
            String orderNumber,
            @MinorUnits long amount,
            @Nullable String currency,
            @Nullable @UtcTime String dueBy) {

        static Item of(Attributes item) {
            return new Item(
                    item.text("reason"),
                    item.text("since"),
                    item.text("sessionId"),
                    item.text("orderNumber"),
                    item.number("amount"),
                    item.findText("currency").orElse(null),
                    item.findText("dueBy").orElse(null));
        }
    }
}
