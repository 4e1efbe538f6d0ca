package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.ParcelReply;
import com.thebabesclub.commerce.domain.order.Fulfilment;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.Order;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How far the pieces of an order are, and what the shop's people did about it.
 *
 * @param status the last step that any piece has come to
 * @param parcels what was sent, oldest first
 * @param commands what was done, oldest first
 */
@Serdeable
@Schema(name = "Fulfilment", example = FulfilmentReply.EXAMPLE)
record FulfilmentReply(
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
                String status,
        List<Line> lines,
        List<ParcelReply> parcels,
        List<ShopCommandReply> commands) {

    static final String EXAMPLE =
            """
            {
              "status": "partly_packed",
              "lines": [{
                "sku": "N-RED",
                "variantId": null,
                "quantity": 2,
                "packed": 1,
                "shipped": 0,
                "delivered": 0,
                "returned": 0
              }],
              "parcels": [],
              "commands": [{
                "id": "4e07408562bedb8b60ce05c1decfe3ad",
                "at": "2026-11-26T12:05:00Z",
                "by": "operator_1",
                "action": "packed",
                "lines": [{"sku": "N-RED", "variantId": null, "quantity": 1}],
                "note": null,
                "commandId": null,
                "voided": false
              }]
            }\
            """;

    /**
     * A line, and how many of its pieces have come to each step.
     *
     * @param quantity that was ordered
     */
    @Serdeable
    @Schema(name = "FulfilmentLine")
    record Line(
            String sku,
            @Nullable String variantId,
            long quantity,
            long packed,
            long shipped,
            long delivered,
            long returned) {

        static Line of(LineKey line, long quantity, Fulfilment fulfilment) {
            return new Line(
                    line.sku(),
                    line.variantId().orElse(null),
                    quantity,
                    fulfilment.done(FulfilmentStep.PACKED, line),
                    fulfilment.done(FulfilmentStep.SHIPPED, line),
                    fulfilment.done(FulfilmentStep.DELIVERED, line),
                    fulfilment.done(FulfilmentStep.RETURNED, line));
        }
    }

    static FulfilmentReply of(Order order) {
        Fulfilment fulfilment = order.fulfilment();
        return new FulfilmentReply(
                fulfilment.status().text(),
                fulfilment.ordered().entrySet().stream()
                        .map(line -> Line.of(line.getKey(), line.getValue(), fulfilment))
                        .toList(),
                fulfilment.shipments().stream().map(ParcelReply::of).toList(),
                order.shop().all().stream()
                        .map(command -> ShopCommandReply.of(command, order.shop()))
                        .toList());
    }
}
