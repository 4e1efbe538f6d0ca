package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.DisputeBalanceTransaction;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;

/** A dispute as a map in the pointer, and its money as maps wherever it is written. */
public final class DisputeAttributeMapper {

    private DisputeAttributeMapper() {}

    static Attributes of(Dispute dispute) {
        return Attributes.map()
                .put("id", dispute.id())
                .put("revision", dispute.revision())
                .put("status", dispute.status())
                .put("reason", dispute.reason())
                .put("amount", dispute.amount())
                .put("created", dispute.created().getEpochSecond())
                .putMaps("money", dispute.money().stream().map(DisputeAttributeMapper::of).toList())
                .put("evidenceDueBy", dispute.evidenceDueBy().map(Instant::toString))
                .build();
    }

    static Dispute read(Attributes map) {
        return new Dispute(
                map.text("id"),
                map.number("revision"),
                map.text("status"),
                map.text("reason"),
                map.number("amount"),
                Instant.ofEpochSecond(map.number("created")),
                map.maps("money").stream().map(DisputeAttributeMapper::readMovement).toList(),
                map.findText("evidenceDueBy").map(Instant::parse));
    }

    /** A balance transaction, amounts in minor units of the balance's currency. */
    public static Attributes of(DisputeBalanceTransaction transaction) {
        return Attributes.map()
                .put("id", transaction.id())
                .put("amount", transaction.amount())
                .put("fee", transaction.fee())
                .put("net", transaction.net())
                .put("currency", transaction.currency())
                .build();
    }

    private static DisputeBalanceTransaction readMovement(Attributes map) {
        return new DisputeBalanceTransaction(
                map.text("id"),
                map.number("amount"),
                map.number("fee"),
                map.number("net"),
                map.text("currency"));
    }
}
