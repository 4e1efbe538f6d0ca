package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.FulfilmentStatus;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderStatistics;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.OrderTotals;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order in the shop's own list: what a list shows of it, and nothing personal, so that neither a
 * claim nor an erasure has to find it.
 */
public final class OrderListingItemMapper {

    /** The currency of an order of which Stripe told none. */
    private static final String NO_CURRENCY = "none";

    private static final String STATUS = "status";
    private static final String AMOUNT_REFUNDED = "amountRefunded";
    private static final String REFUND_STATUS = "refundStatus";

    /** What a session's pointer alone decides. */
    private static final List<String> TOLD =
            List.of(
                    "sessionId",
                    "orderNumber",
                    "source",
                    "duplicateOf",
                    "amount",
                    "currency",
                    "disputeStatus",
                    "createdAt");

    private static final List<String> REFUNDS = List.of(AMOUNT_REFUNDED, REFUND_STATUS);

    private OrderListingItemMapper() {}

    /**
     * The write that makes the list tell what the order tells. To be written with the order.
     *
     * @param expiry when the order may go
     */
    public static Write.Put put(Order order, Optional<Instant> expiry) {
        return put(order, order.itemCount(), expiry);
    }

    /**
     * As {@link #put(Order, Optional)}, of an order whose lines are not all known.
     *
     * @param pieces in the parcel
     */
    public static Write.Put put(Order order, long pieces, Optional<Instant> expiry) {
        OrderRecord record = order.record();
        SessionAmounts amounts = order.facts().details().amounts();
        return new Write.Put(
                Attributes.item(Key.orderListing(order.created(), order.sessionId()))
                        .put("sessionId", order.sessionId())
                        .put("orderNumber", record.number().text())
                        .put(STATUS, order.status().text())
                        .put("source", record.source().text())
                        .put("duplicateOf", record.duplicateOf())
                        .put("amount", amounts.total().orElse(0L))
                        .put("currency", amounts.currency())
                        .put("itemCount", pieces)
                        .put(AMOUNT_REFUNDED, order.facts().refunded().succeeded())
                        .put(REFUND_STATUS, order.facts().refundProgress().text())
                        .put("disputeStatus", order.facts().disputes().status())
                        .put("createdAt", order.created().toString())
                        .put("fulfilment", fulfilment(order))
                        .expires(expiry)
                        .build(),
                Condition.always());
    }

    /**
     * Whether the list tells of an order what its session's pointer does, as far as that says: not
     * how many pieces there are and whether the amount is what was quoted, and nothing of refunds
     * that are not all in it.
     */
    public static boolean isAsPointed(Attributes listed, SessionPointer pointer) {
        return order(pointer)
                .map(order -> put(order, Optional.empty()).item())
                .filter(item -> isPaidAlike(item, listed))
                .filter(item -> TOLD.stream().allMatch(name -> isEqual(name, item, listed)))
                .filter(
                        item ->
                                !pointer.refundPages().isEmpty()
                                        || REFUNDS.stream()
                                                .allMatch(name -> isEqual(name, item, listed)))
                .isPresent();
    }

    private static boolean isEqual(String name, Attributes one, Attributes other) {
        return one.findWritten(name).equals(other.findWritten(name));
    }

    /** Only the quote tells whether what was paid is to be reviewed. */
    private static boolean isPaidAlike(Attributes item, Attributes listed) {
        return isEqual(STATUS, item, listed)
                || (item.isText(STATUS, OrderStatus.COMPLETED.text())
                        && listed.isText(STATUS, OrderStatus.NEEDS_REVIEW.text()));
    }

    private static Optional<Order> order(SessionPointer pointer) {
        return pointer.record()
                .flatMap(
                        record ->
                                Order.of(
                                        pointer.sessionId(),
                                        pointer.created(),
                                        record,
                                        new QuotedLines(List.of(), Optional.empty()),
                                        Optional.empty(),
                                        pointer.facts()));
    }

    /** What a listed order adds to the day of its session's creation. */
    static OrderStatistics statistics(Attributes listed) {
        String word = listed.text(STATUS);
        OrderStatus status =
                OrderStatus.ofText(word)
                        .orElseThrow(() -> new IllegalArgumentException("no status: " + word));
        return OrderStatistics.of(
                listed.findText("currency").orElse(NO_CURRENCY),
                OrderTotals.of(
                        status,
                        listed.number("itemCount"),
                        listed.number("amount"),
                        listed.number(AMOUNT_REFUNDED)));
    }

    /** Absent as long as nothing has happened, as in most rows. */
    private static Optional<String> fulfilment(Order order) {
        return Optional.of(order.fulfilment().status())
                .filter(status -> status != FulfilmentStatus.NONE)
                .map(FulfilmentStatus::text);
    }
}
