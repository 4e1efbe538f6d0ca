package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/** Money that goes back to the customer, in minor units; only what succeeded has arrived. */
@Serdeable
record RefundReply(
        String id,
        long amount,
        @Nullable String formatted,
        String status,
        @Nullable String createdAt) {

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
