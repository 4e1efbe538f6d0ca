package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundLine;
import com.thebabesclub.commerce.domain.order.RefundRequest;
import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What may still be given back of an order, and all refunds that the shop's people have asked for.
 *
 * @param left what was paid, less what stands at Stripe, less what is asked for
 * @param cancelledAt when the order was cancelled; null where it was not
 * @param requests oldest first
 */
@Serdeable
@Schema(name = "OrderRefunds", example = RefundOrderReply.EXAMPLE)
record RefundOrderReply(
        @MinorUnits long left, @Nullable @UtcTime String cancelledAt, List<Request> requests) {

    static final String EXAMPLE =
            """
            {
              "left": 3000,
              "cancelledAt": null,
              "requests": [{
                "id": "4e07408562bedb8b60ce05c1decfe3ad",
                "at": "2026-11-26T12:05:00Z",
                "status": "succeeded",
                "amount": 3000,
                "lines": [{"sku": "N-RED", "variantId": null, "quantity": 1, "amount": 3000}],
                "shipping": 0,
                "reason": "requested_by_customer",
                "note": "Arrived broken.",
                "refundId": "re_1",
                "code": null
              }]
            }\
            """;

    /**
     * A refund that was asked for.
     *
     * @param status of the refund at Stripe; requested as long as nothing is known of it there,
     *     refused where Stripe will not
     * @param shipping what of the amount is for shipping
     * @param refundId of Stripe; null as long as it is not known
     * @param code Stripe's word for why it refused; null where it has not
     */
    @Serdeable
    @Schema(name = "RefundRequested")
    record Request(
            String id,
            @UtcTime String at,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "requested",
                                "refused",
                                "pending",
                                "succeeded",
                                "canceled",
                                "failed"
                            })
                    String status,
            @MinorUnits long amount,
            List<Piece> lines,
            @MinorUnits long shipping,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String refundId,
            @Nullable String code) {

        static Request of(RefundRequest request) {
            return new Request(
                    request.id(),
                    request.at().toString(),
                    request.status(),
                    request.asked().amount(),
                    request.asked().lines().stream().map(Piece::of).toList(),
                    request.asked().shipping(),
                    request.asked().reason().orElse(null),
                    request.asked().note().orElse(null),
                    request.refund().map(Refund::id).orElse(null),
                    request.code().orElse(null));
        }
    }

    /**
     * Pieces that are given back.
     *
     * @param amount for them
     */
    @Serdeable
    @Schema(name = "RefundLine")
    record Piece(String sku, @Nullable String variantId, long quantity, @MinorUnits long amount) {

        static Piece of(RefundLine part) {
            return new Piece(
                    part.line().sku(),
                    part.line().variantId().orElse(null),
                    part.quantity(),
                    part.amount());
        }
    }

    static RefundOrderReply of(Order order) {
        return new RefundOrderReply(
                order.refundLedger().left(),
                order.cancelledAt().map(Object::toString).orElse(null),
                order.refundLedger().requests().stream().map(Request::of).toList());
    }
}
