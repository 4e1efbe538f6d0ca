package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/**
 * What the customer's bank wants back for them. What it costs the shop is not the customer's to
 * know.
 *
 * @param amount what is disputed, in minor units of the order's currency
 * @param status Stripe's word
 * @param reason Stripe's word for what the customer says
 */
@Serdeable
@Schema(name = "Dispute")
record DisputeReply(
        String id,
        @MinorUnits long amount,
        @Nullable String formatted,
        String status,
        @Nullable String reason,
        @UtcTime @Nullable String createdAt) {

    static DisputeReply of(Attributes map, MoneyFormat moneyFormat) {
        long amount = map.findNumber("amount").orElse(0);
        return new DisputeReply(
                map.text("id"),
                amount,
                moneyFormat.text(amount),
                map.text("status"),
                map.findText("reason").orElse(null),
                map.findText("created").orElse(null));
    }
}
