package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the shop's orders, the newest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "OrderList",
        example =
                """
                {
                  "orders": [{
                    "sessionId": "cs_test_a1b2c3d4",
                    "orderNumber": "BC-A1B2C3D4",
                    "status": "completed",
                    "refundStatus": "none",
                    "disputeStatus": "none",
                    "fulfilment": "none",
                    "amount": 4800,
                    "amountRefunded": 0,
                    "currency": "usd",
                    "itemCount": 2,
                    "source": "webhook",
                    "duplicateOf": null,
                    "createdAt": "2026-11-26T12:00:00Z"
                  }],
                  "nextCursor": null
                }
                """)
record OrderListReply(List<Listing> orders, @Nullable String nextCursor)
        implements AdminOrdersReply {

    /**
     * What a list tells of an order: nothing about the person.
     *
     * @param disputeStatus {@code none}, or Stripe's word
     * @param fulfilment the last step that any piece has come to
     * @param currency Stripe's lower-case code
     * @param itemCount pieces
     * @param source who first told of the order
     * @param duplicateOf the session that had already paid for the same cart
     * @param createdAt when the session was created
     */
    @Serdeable
    @Schema(name = "ListedOrder")
    record Listing(
            String sessionId,
            String orderNumber,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "pending_payment",
                                "payment_failed",
                                "completed",
                                "needs_review"
                            })
                    String status,
            @Schema(
                            type = "string",
                            allowableValues = {"none", "pending", "partial", "full", "review"})
                    String refundStatus,
            String disputeStatus,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "none",
                                "partly_packed",
                                "packed",
                                "partly_shipped",
                                "shipped",
                                "partly_delivered",
                                "delivered",
                                "partly_returned",
                                "returned"
                            })
                    String fulfilment,
            @MinorUnits long amount,
            @MinorUnits long amountRefunded,
            @Nullable String currency,
            long itemCount,
            String source,
            @Nullable String duplicateOf,
            @UtcTime String createdAt) {

        static Listing of(Attributes item) {
            return new Listing(
                    item.text("sessionId"),
                    item.text("orderNumber"),
                    item.text("status"),
                    item.text("refundStatus"),
                    item.text("disputeStatus"),
                    item.findText("fulfilment").orElse("none"),
                    item.number("amount"),
                    item.number("amountRefunded"),
                    item.findText("currency").orElse(null),
                    item.number("itemCount"),
                    item.text("source"),
                    item.findText("duplicateOf").orElse(null),
                    item.text("createdAt"));
        }
    }
}
