package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.order.OrderLine;
import com.thebabesclub.commerce.session.QuotedLinesItem;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An order as its owner sees it; amounts in minor units of the currency. Null is what the order
 * does not have.
 */
@Serdeable
record OrderReply(
        String orderId,
        @Nullable String orderNumber,
        String status,
        String refundStatus,
        String disputeStatus,
        long amount,
        long amountSubtotal,
        long amountDiscount,
        long amountTax,
        long amountShipping,
        @Nullable String currency,
        List<Line> items,
        long itemCount,
        @Nullable String createdAt,
        @Nullable String completedAt,
        @Nullable String stripePaymentIntentId,
        @Nullable String customerEmail,
        @Nullable Address shippingAddress) {

    private static final String NONE = "none";

    /** A line of the order. */
    @Serdeable
    record Line(
            String name,
            @Nullable String sku,
            @Nullable String collectionId,
            long quantity,
            long unitPrice,
            long amountSubtotal,
            long amountDiscount,
            long amountTotal) {

        static Line of(OrderLine line) {
            return new Line(
                    line.name(),
                    line.sku().orElse(null),
                    line.collectionId().orElse(null),
                    line.quantity(),
                    line.unitPrice(),
                    line.subtotal(),
                    line.discount(),
                    line.total());
        }
    }

    /** Where the goods went, as the customer wrote it. */
    @Serdeable
    record Address(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {

        static Address of(Attributes map) {
            return new Address(
                    text(map, "name"),
                    text(map, "line1"),
                    text(map, "line2"),
                    text(map, "city"),
                    text(map, "state"),
                    text(map, "postalCode"),
                    text(map, "country"));
        }
    }

    /** Orders of the first generation have fewer attributes. */
    static OrderReply of(Attributes item) {
        return new OrderReply(
                item.text("orderId"),
                text(item, "orderNumber"),
                item.text("status"),
                item.findText("refundStatus").orElse(NONE),
                item.findText("disputeStatus").orElse(NONE),
                amount(item, "amount"),
                amount(item, "amountSubtotal"),
                amount(item, "amountDiscount"),
                amount(item, "amountTax"),
                amount(item, "amountShipping"),
                text(item, "currency"),
                item.maps("items").stream().map(QuotedLinesItem::readLine).map(Line::of).toList(),
                amount(item, "itemCount"),
                text(item, "createdAt"),
                text(item, "completedAt"),
                text(item, "stripePaymentIntentId"),
                text(item, "customerEmail"),
                item.findMap("shippingAddress").map(Address::of).orElse(null));
    }

    private static @Nullable String text(Attributes item, String name) {
        return item.findText(name).orElse(null);
    }

    private static long amount(Attributes item, String name) {
        return item.findNumber(name).orElse(0);
    }
}
