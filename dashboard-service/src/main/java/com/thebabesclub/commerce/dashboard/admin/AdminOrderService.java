package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.List;

/** An order with what happened to it. */
@Singleton
final class AdminOrderService {

    /** A session is committed a handful of times. */
    private static final int MOST_ENTRIES = 100;

    private final OrderLookupService orders;
    private final CommerceTable table;

    AdminOrderService(OrderLookupService orders, CommerceTable table) {
        this.orders = orders;
        this.table = table;
    }

    /** Empty where there is no such session. */
    Mono<AdminOrderReply> find(OrderQuery.BySession query) {
        return orders.find(query)
                .zipWith(
                        timeline(query.id()),
                        (found, timeline) ->
                                new AdminOrderReply(found.session(), found.order(), timeline));
    }

    private Mono<List<TimelineReply>> timeline(String sessionId) {
        return table.query(KeyRange.ascending(Key.timeline(sessionId), "", MOST_ENTRIES))
                .map(ItemPage::items)
                .map(items -> items.stream().map(TimelineReply::of).toList());
    }
}
