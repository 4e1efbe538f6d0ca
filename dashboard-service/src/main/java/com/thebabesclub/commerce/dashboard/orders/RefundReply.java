package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** Money that goes back to the customer, in minor units; only what succeeded has arrived. */
@Serdeable
@Schema(name = "Refund")
record RefundReply(
        String id,
        @MinorUnits long amount,
        @Nullable String formatted,
        @Schema(
                        type = "string",
                        allowableValues = {"pending", "succeeded", "canceled", "failed"})
                String status,
        @UtcTime @Nullable String createdAt) {

    static RefundReply of(Attributes map, Money money) {
        long amount = map.number("amount");
        return new RefundReply(
                map.text("id"),
                amount,
                money.text(amount),
                map.text("status"),
                map.findText("created").orElse(null));
    }
}
