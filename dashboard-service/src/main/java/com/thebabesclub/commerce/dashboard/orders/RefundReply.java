package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Money that goes back to the customer, in minor units; only what succeeded has arrived.
 *
 * @param amount 0, and {@code formatted} null, where Stripe told what no refund can be
 * @param currency null where it is the order's, as it should be; another is in no sum
 */
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
        @Schema(pattern = "^[a-z]{3}$", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String currency,
        @UtcTime @Nullable String createdAt) {

    static RefundReply of(Attributes map, MoneyFormat moneyFormat) {
        Optional<String> own = map.findText("currency");
        MoneyFormat format = own.isPresent() ? MoneyFormat.in(own) : moneyFormat;
        OptionalLong amount = map.findNumber("amount");
        return new RefundReply(
                map.text("id"),
                amount.orElse(0),
                amount.isPresent() ? format.text(amount.getAsLong()) : null,
                map.text("status"),
                own.orElse(null),
                map.findText("created").orElse(null));
    }
}
