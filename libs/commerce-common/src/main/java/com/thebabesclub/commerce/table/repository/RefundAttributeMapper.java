package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refunds as maps in the pointer or in a page of refunds. A map names its currency only where that
 * is another than the item says for all of them.
 */
final class RefundAttributeMapper {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    private RefundAttributeMapper() {}

    static List<Attributes> of(List<Refund> refunds, Optional<String> currency) {
        return refunds.stream().map(refund -> of(refund, currency)).toList();
    }

    static List<Refund> read(List<Attributes> maps, Optional<String> currency) {
        return maps.stream().map(map -> read(map, currency)).toList();
    }

    private static Attributes of(Refund refund, Optional<String> currency) {
        Attributes.Builder map =
                Attributes.map()
                        .put("id", refund.id())
                        .put("status", refund.status().text())
                        .put("created", refund.created().getEpochSecond())
                        .put("reason", refund.reason())
                        .put("requestId", refund.requestId());
        refund.amount().value().ifPresent(amount -> map.put(AMOUNT, amount));
        return map.put(
                        CURRENCY,
                        refund.amount().currency().filter(of -> !currency.equals(Optional.of(of))))
                .build();
    }

    private static Refund read(Attributes map, Optional<String> currency) {
        return new Refund(
                map.text("id"),
                new RefundAmount(
                        map.findNumber(AMOUNT).stream().boxed().findFirst(),
                        map.findText(CURRENCY).or(() -> currency)),
                RefundStatus.ofText(map.text("status")),
                Instant.ofEpochSecond(map.number("created")),
                map.findText("reason"),
                map.findText("requestId"));
    }
}
