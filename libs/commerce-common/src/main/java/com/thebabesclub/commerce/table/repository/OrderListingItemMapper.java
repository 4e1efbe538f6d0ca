package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.FulfilmentStatus;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.Optional;

/**
 * An order in the shop's own list: what a list shows of it, and nothing personal, so that neither a
 * claim nor an erasure has to find it.
 */
public final class OrderListingItemMapper {

    private OrderListingItemMapper() {}

    /**
     * The write that makes the list tell what the order tells. To be written with the order.
     *
     * @param expiry when the order may go
     */
    public static Write put(Order order, Optional<Instant> expiry) {
        return put(order, order.itemCount(), expiry);
    }

    /**
     * As {@link #put(Order, Optional)}, of an order whose lines are not all known.
     *
     * @param pieces in the parcel
     */
    public static Write put(Order order, long pieces, Optional<Instant> expiry) {
        OrderRecord record = order.record();
        SessionAmounts amounts = order.facts().details().amounts();
        return Write.put(
                Attributes.item(Key.orderListing(order.created(), order.sessionId()))
                        .put("sessionId", order.sessionId())
                        .put("orderNumber", record.number().text())
                        .put("status", order.status().text())
                        .put("source", record.source().text())
                        .put("duplicateOf", record.duplicateOf())
                        .put("amount", amounts.total().orElse(0L))
                        .put("currency", amounts.currency())
                        .put("itemCount", pieces)
                        .put("amountRefunded", order.facts().refunded().succeeded())
                        .put("refundStatus", order.facts().refundProgress().text())
                        .put("disputeStatus", order.facts().disputes().status())
                        .put("createdAt", order.created().toString())
                        .put("fulfilment", fulfilment(order))
                        .expires(expiry)
                        .build());
    }

    /** Absent as long as nothing has happened, as in most rows. */
    private static Optional<String> fulfilment(Order order) {
        return Optional.of(order.fulfilment().status())
                .filter(status -> status != FulfilmentStatus.NONE)
                .map(FulfilmentStatus::text);
    }
}
