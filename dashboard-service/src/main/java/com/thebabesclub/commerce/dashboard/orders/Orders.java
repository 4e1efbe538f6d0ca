package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.web.Problem;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A customer's orders, a page at a time. */
public final class Orders {

    private static final String LIST = "orders";
    private static final String PREFIX = "ORDER#";

    private final CommerceTable table;
    private final Cursors cursors;
    private final Clock clock;

    public Orders(CommerceTable table, Cursors cursors, Clock clock) {
        this.table = table;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * The newest orders first, in one query. Orders that arrive meanwhile come before the first
     * page, so that going on from a cursor neither skips nor repeats one.
     *
     * @param cursor of the page before; a problem where it is not of this customer
     */
    Mono<OrdersReply> page(String userId, int limit, Optional<String> cursor) {
        Optional<String> after =
                cursor.map(
                        text ->
                                cursors.sortKey(text, LIST, userId)
                                        .orElseThrow(
                                                () ->
                                                        Problem.invalid(
                                                                        "cursor",
                                                                        "is not one that this list has given")
                                                                .exception()));
        String partition = Key.profile(userId).partition();
        return table.query(Range.newest(partition, PREFIX, limit).after(after))
                .map(
                        page -> {
                            List<OrderReply> orders =
                                    page.items().stream()
                                            .filter(this::isKept)
                                            .map(OrderReply::of)
                                            .toList();
                            return new OrdersReply(
                                    orders,
                                    page.next()
                                            .map(sort -> cursors.after(sort, LIST, userId))
                                            .orElse(null));
                        });
    }

    /** The order with this key; empty where there is none. */
    Mono<OrderReply> find(Key key) {
        return table.get(key).filter(this::isKept).map(OrderReply::of);
    }

    /** The table deletes late, by days. */
    private boolean isKept(Attributes order) {
        return order.findNumber(Attributes.EXPIRES_AT).orElse(Long.MAX_VALUE)
                > clock.instant().getEpochSecond();
    }
}
