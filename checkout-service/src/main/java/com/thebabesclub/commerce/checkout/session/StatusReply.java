package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * How a session stands.
 *
 * @param status {@code open}, {@code processing}, {@code complete}, {@code expired} or {@code
 *     failed}
 * @param orderNumber for the buyer only, as is the order
 */
@Serdeable
@Schema(
        name = "Status",
        example =
                """
                {"sessionId": "cs_test_a1b2c3d4", "status": "complete", "paymentStatus": "paid"}
                """)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusReply(
        String sessionId,
        @Schema(
                        type = "string",
                        allowableValues = {"open", "processing", "complete", "expired", "failed"})
                String status,
        String paymentStatus,
        @Nullable String orderNumber,
        @Nullable OrderReply order) {

    /** The order as the success page shows it: amounts in minor units. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderReply(
            String orderId,
            String orderNumber,
            String status,
            @MinorUnits @Nullable Long amount,
            @Nullable String currency,
            long itemCount,
            List<Line> items,
            @UtcTime String createdAt) {

        static OrderReply of(Order order) {
            SessionAmounts amounts = order.facts().details().amounts();
            return new OrderReply(
                    order.sessionId(),
                    order.record().number().text(),
                    order.status().text(),
                    amounts.total().orElse(null),
                    amounts.currency().orElse(null),
                    order.itemCount(),
                    order.lines().stream().map(Line::of).toList(),
                    order.created().toString());
        }
    }

    /** A line of the order. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String name,
            @Nullable String sku,
            @Nullable String variantId,
            long quantity,
            @MinorUnits long unitPrice,
            @MinorUnits long total) {

        static Line of(OrderLine line) {
            return new Line(
                    line.name(),
                    line.sku().orElse(null),
                    line.variantId().orElse(null),
                    line.quantity(),
                    line.unitPrice(),
                    line.total());
        }
    }

    static StatusReply of(String sessionId, SessionStage stage, Optional<Order> order) {
        Optional<OrderReply> reply = order.map(OrderReply::of);
        return new StatusReply(
                sessionId,
                status(stage),
                paymentStatus(stage),
                reply.map(OrderReply::orderNumber).orElse(null),
                reply.orElse(null));
    }

    private static String status(SessionStage stage) {
        return switch (stage) {
            case OPEN -> "open";
            case EXPIRED -> "expired";
            case UNPAID -> "processing";
            case FAILED -> "failed";
            case FREE, PAID -> "complete";
        };
    }

    private static String paymentStatus(SessionStage stage) {
        return switch (stage) {
            case OPEN, EXPIRED, UNPAID, FAILED -> "unpaid";
            case FREE -> "no_payment_required";
            case PAID -> "paid";
        };
    }
}
