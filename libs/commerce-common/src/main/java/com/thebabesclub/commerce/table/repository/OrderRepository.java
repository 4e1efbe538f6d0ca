package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** Orders as they were written. */
public final class OrderRepository {

    private final CommerceTable table;
    private final SessionRepository sessions;

    public OrderRepository(CommerceTable table) {
        this.table = table;
        this.sessions = new SessionRepository(table);
    }

    /** The order of a session with the lines that were charged; empty where there is none. */
    public Mono<Order> find(String sessionId) {
        return sessions.read(sessionId)
                .flatMap(
                        stored ->
                                Mono.justOrEmpty(stored.pointer())
                                        .flatMap(
                                                pointer ->
                                                        Mono.justOrEmpty(pointer.record())
                                                                .flatMap(
                                                                        record ->
                                                                                order(
                                                                                        pointer,
                                                                                        record,
                                                                                        stored
                                                                                                .lines()))));
    }

    private Mono<Order> order(
            SessionPointer pointer, OrderRecord record, Optional<QuotedLines> quoted) {
        Key key = Key.order(record.owner().userId(), pointer.created(), pointer.sessionId());
        return table.getStrongly(key)
                .map(
                        item ->
                                item.maps("items").stream()
                                        .map(QuotedLinesItemMapper::readLine)
                                        .toList())
                .flatMap(charged -> Mono.justOrEmpty(order(pointer, record, quoted, charged)));
    }

    private static Optional<Order> order(
            SessionPointer pointer,
            OrderRecord record,
            Optional<QuotedLines> quoted,
            List<OrderLine> charged) {
        return Order.of(
                pointer.sessionId(),
                pointer.created(),
                record,
                quoted.orElseGet(() -> new QuotedLines(charged, Optional.empty())),
                Optional.of(charged),
                pointer.facts());
    }
}
