package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;

/** A refund as a map in the pointer or in a page of refunds. */
final class RefundAttributes {

    private RefundAttributes() {}

    static Attributes of(Refund refund) {
        return Attributes.map()
                .put("id", refund.id())
                .put("amount", refund.amount())
                .put("status", refund.status().text())
                .put("created", refund.created().getEpochSecond())
                .put("reason", refund.reason())
                .build();
    }

    static Refund read(Attributes map) {
        return new Refund(
                map.text("id"),
                map.number("amount"),
                RefundStatus.ofText(map.text("status")),
                Instant.ofEpochSecond(map.number("created")),
                map.findText("reason"));
    }
}
