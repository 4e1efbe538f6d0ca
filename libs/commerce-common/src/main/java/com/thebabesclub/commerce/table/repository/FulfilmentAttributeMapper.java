package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Fulfilment;
import com.thebabesclub.commerce.domain.order.FulfilmentStatus;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.LineQuantity;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.RefundLine;
import com.thebabesclub.commerce.table.Attributes;

import java.util.List;

/** How far the pieces of an order are, as attributes; absent as long as nothing has happened. */
public final class FulfilmentAttributeMapper {

    private FulfilmentAttributeMapper() {}

    static void put(Fulfilment fulfilment, Attributes.Builder order) {
        if (fulfilment.status() == FulfilmentStatus.NONE) {
            return;
        }
        order.put("fulfilment", fulfilment.status().text());
        if (!fulfilment.shipments().isEmpty()) {
            order.putMaps(
                    "parcels",
                    fulfilment.shipments().stream()
                            .map(FulfilmentAttributeMapper::shipment)
                            .toList());
        }
    }

    private static Attributes shipment(Fulfilment.Shipment shipment) {
        return parcel(shipment.parcel(), Attributes.map())
                .put("shippedAt", shipment.at().toString())
                .putMaps("lines", lines(shipment.lines()))
                .build();
    }

    static Attributes.Builder parcel(Parcel parcel, Attributes.Builder map) {
        return map.put("carrier", parcel.carrier())
                .put("trackingNumber", parcel.trackingNumber())
                .put("trackingUrl", parcel.link());
    }

    static Parcel readParcel(Attributes map) {
        return new Parcel(
                map.findText("carrier"),
                map.findText("trackingNumber"),
                map.findText("trackingUrl"));
    }

    static List<Attributes> lines(List<LineQuantity> lines) {
        return lines.stream().map(part -> line(part.line(), part.quantity()).build()).toList();
    }

    private static Attributes.Builder line(LineKey line, long quantity) {
        return Attributes.map()
                .put("sku", line.sku())
                .put("variantId", line.variantId())
                .put("quantity", quantity);
    }

    static Attributes refund(RefundLine part) {
        return line(part.line(), part.quantity()).put("amount", part.amount()).build();
    }

    static List<RefundLine> readRefunds(List<Attributes> maps) {
        return maps.stream()
                .map(
                        map ->
                                new RefundLine(
                                        new LineKey(map.text("sku"), map.findText("variantId")),
                                        map.number("quantity"),
                                        map.number("amount")))
                .toList();
    }

    /** The pieces that a list of maps is about. */
    public static List<LineQuantity> readLines(List<Attributes> maps) {
        return maps.stream()
                .map(
                        map ->
                                new LineQuantity(
                                        new LineKey(map.text("sku"), map.findText("variantId")),
                                        map.number("quantity")))
                .toList();
    }
}
