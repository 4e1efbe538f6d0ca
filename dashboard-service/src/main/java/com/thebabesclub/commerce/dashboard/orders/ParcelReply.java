package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.order.Fulfilment;
import com.thebabesclub.commerce.domain.order.LineQuantity;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.FulfilmentAttributeMapper;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Pieces of an order that were sent. Null is what the shop did not say, or has forgotten.
 *
 * @param trackingUrl where the carrier says how far it is
 */
@Serdeable
@Schema(name = "Parcel")
public record ParcelReply(
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        @UtcTime String shippedAt,
        List<Piece> lines) {

    /** Pieces of a line. */
    @Serdeable
    @Schema(name = "ParcelLine")
    public record Piece(String sku, @Nullable String variantId, long quantity) {

        public static Piece of(LineQuantity part) {
            return new Piece(
                    part.line().sku(), part.line().variantId().orElse(null), part.quantity());
        }
    }

    static ParcelReply of(Attributes map) {
        return new ParcelReply(
                map.findText("carrier").orElse(null),
                map.findText("trackingNumber").orElse(null),
                map.findText("trackingUrl").orElse(null),
                map.text("shippedAt"),
                FulfilmentAttributeMapper.readLines(map.maps("lines")).stream()
                        .map(Piece::of)
                        .toList());
    }

    public static ParcelReply of(Fulfilment.Shipment shipment) {
        return new ParcelReply(
                shipment.parcel().carrier().orElse(null),
                shipment.parcel().trackingNumber().orElse(null),
                shipment.parcel().link().orElse(null),
                shipment.at().toString(),
                shipment.lines().stream().map(Piece::of).toList());
    }
}
