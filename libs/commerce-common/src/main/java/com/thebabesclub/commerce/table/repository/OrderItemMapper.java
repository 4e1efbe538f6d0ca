package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An order as an item, under the attribute names that the owner's dashboards and queries know. */
public final class OrderItemMapper {

    /** There while the customer's erasure waits for the goods to be sent. */
    public static final String ERASURE_ASKED_AT = "erasureAskedAt";

    private OrderItemMapper() {}

    static Key key(Order order) {
        return Key.order(order.record().owner().userId(), order.created(), order.sessionId());
    }

    /**
     * The item.
     *
     * @param updatedAt when these facts were committed
     * @param expiry when the order may go, by {@code ORDER_TTL_DAYS}
     */
    public static Attributes of(Order order, Instant updatedAt, Optional<Instant> expiry) {
        OrderRecord record = order.record();
        SessionDetails details = order.facts().details();
        SessionAmounts amounts = details.amounts();
        Attributes.Builder item =
                Attributes.item(key(order))
                        .put("orderId", order.sessionId())
                        .put("orderNumber", record.number().text())
                        .put("status", order.status().text())
                        .put("source", record.source().text())
                        .put("duplicateOf", record.duplicateOf())
                        .putMap("oversold", StockQuantitiesAttributeMapper.ofAny(record.oversold()))
                        .put("amount", amounts.total().orElse(0L))
                        .put("amountSubtotal", amounts.subtotal().orElse(0L))
                        .put("amountDiscount", amounts.discount().orElse(0L))
                        .put("amountTax", amounts.tax().orElse(0L))
                        .put("amountShipping", amounts.shippingCost().orElse(0L))
                        .put("currency", amounts.currency())
                        .putMaps(
                                "items",
                                order.lines().stream().map(QuotedLinesItemMapper::of).toList())
                        .put("itemCount", order.itemCount())
                        .put("createdAt", order.created().toString())
                        .put("completedAt", order.facts().completedAt().map(Instant::toString))
                        .put("updatedAt", updatedAt.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("stripeSessionId", order.sessionId())
                        .put("stripePaymentIntentId", details.paymentIntentId())
                        .put("customerEmail", details.customerEmail())
                        .putMap(
                                "shippingAddress",
                                details.shipping().map(AddressAttributeMapper::of))
                        .putMap(
                                "presentment",
                                amounts.presentment().map(PaymentFactsAttributeMapper::of))
                        .expires(expiry);
        OwnerAttributeMapper.put(record.owner(), item);
        ReversalAttributeMapper.put(order.facts(), item);
        FulfilmentAttributeMapper.put(order.fulfilment(), item);
        item.put("cancelledAt", order.cancelledAt().map(Instant::toString));
        item.put(ERASURE_ASKED_AT, order.erasureAskedAt().map(Instant::toString));
        if (record.source() == OrderSource.NIGHTLY_SYNC) {
            item.put("syncedAt", record.recordedAt().toString());
        }
        return item.build();
    }
}
