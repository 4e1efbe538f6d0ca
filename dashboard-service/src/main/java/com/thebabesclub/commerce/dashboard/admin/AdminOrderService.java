package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.BalanceTransactionRepository;
import com.thebabesclub.commerce.table.repository.OperatorActRepository;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An order with what happened to it. */
@Singleton
final class AdminOrderService {

    /** A session is committed a handful of times. */
    private static final int MOST_ENTRIES = 100;

    private final OrderLookupService orders;
    private final CommerceTable table;
    private final OrderNoteRepository notes;
    private final SessionRepository sessions;
    private final OrderRepository snapshots;
    private final BalanceTransactionRepository balance;
    private final OperatorActRepository acts;

    AdminOrderService(
            OrderLookupService orders,
            CommerceTable table,
            OrderNoteRepository notes,
            OperatorActRepository acts) {
        this.orders = orders;
        this.acts = acts;
        this.table = table;
        this.notes = notes;
        this.sessions = new SessionRepository(table);
        this.snapshots = new OrderRepository(table);
        this.balance = new BalanceTransactionRepository(table);
    }

    /** Empty where there is no such session. */
    Mono<AdminOrderReply> find(OrderQuery.BySession query) {
        return Mono.zip(
                        orders.find(query),
                        timeline(query.id()),
                        notes.of(query.id()),
                        snapshot(query.id()),
                        balance.of(query.id()),
                        acts.of(query.id()))
                .map(
                        read ->
                                new AdminOrderReply(
                                        read.getT1().session(),
                                        read.getT1().order(),
                                        read.getT2(),
                                        read.getT6().stream().map(ActReply::of).toList(),
                                        read.getT3().stream().map(NoteReply::of).toList(),
                                        read.getT4().map(FulfilmentReply::of).orElse(null),
                                        read.getT4().map(RefundOrderReply::of).orElse(null),
                                        read.getT4()
                                                .flatMap(Order::erasureAskedAt)
                                                .map(Instant::toString)
                                                .orElse(null),
                                        BalanceReply.of(read.getT5())));
    }

    private Mono<Optional<Order>> snapshot(String sessionId) {
        return sessions.read(sessionId).flatMap(snapshots::of).singleOptional();
    }

    private Mono<List<TimelineReply>> timeline(String sessionId) {
        return table.query(KeyRange.ascending(Key.timeline(sessionId), Key.COMMITS, MOST_ENTRIES))
                .map(ItemPage::items)
                .map(items -> items.stream().map(TimelineReply::of).toList());
    }
}
