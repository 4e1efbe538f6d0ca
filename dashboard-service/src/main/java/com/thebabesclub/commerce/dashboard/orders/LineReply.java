package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.openapi.MinorUnits;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/**
 * A line of an order; amounts in minor units, and the two that people look at formatted.
 *
 * @param variantId which size or form of the product it is; null where there is one only
 */
@Serdeable
@Schema(name = "OrderLine")
record LineReply(
        String name,
        @Nullable String sku,
        @Nullable String variantId,
        @Nullable String collectionId,
        long quantity,
        @MinorUnits long unitPrice,
        @MinorUnits long amountSubtotal,
        @MinorUnits long amountDiscount,
        @MinorUnits long amountTax,
        @MinorUnits long amountTotal,
        Formatted formatted) {

    /** Null where the currency is not known. */
    @Serdeable
    record Formatted(@Nullable String unitPrice, @Nullable String amountTotal) {}

    static LineReply of(OrderLine line, MoneyFormat moneyFormat) {
        return new LineReply(
                line.name(),
                line.sku().orElse(null),
                line.variantId().orElse(null),
                line.collectionId().orElse(null),
                line.quantity(),
                line.unitPrice(),
                line.subtotal(),
                line.discount(),
                line.tax(),
                line.total(),
                new Formatted(moneyFormat.text(line.unitPrice()), moneyFormat.text(line.total())));
    }
}
