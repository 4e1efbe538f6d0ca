package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;

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
    private final OrderNoteRepository notes;

    AdminOrderService(OrderLookupService orders, CommerceTable table, OrderNoteRepository notes) {
        this.orders = orders;
        this.table = table;
        this.notes = notes;
    }

    /** Empty where there is no such session. */
    Mono<AdminOrderReply> find(OrderQuery.BySession query) {
        return Mono.zip(orders.find(query), timeline(query.id()), notes.of(query.id()))
                .map(
                        read ->
                                new AdminOrderReply(
                                        read.getT1().session(),
                                        read.getT1().order(),
                                        read.getT2(),
                                        read.getT3().stream().map(NoteReply::of).toList()));
    }

    private Mono<List<TimelineReply>> timeline(String sessionId) {
        return table.query(KeyRange.ascending(Key.timeline(sessionId), Key.COMMITS, MOST_ENTRIES))
                .map(ItemPage::items)
                .map(items -> items.stream().map(TimelineReply::of).toList());
    }
}
