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
import java.util.function.Predicate;

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
        return sessions.read(sessionId).flatMap(stored -> order(stored, false));
    }

    /**
     * The same where the session was read. The order is read only where its lines were not charged
     * as they were quoted.
     */
    public Mono<Order> of(SessionRepository.Stored stored) {
        return order(stored, true);
    }

    private Mono<Order> order(SessionRepository.Stored stored, boolean asQuoted) {
        return paid(stored, asQuoted).map(order -> order.with(stored.shop()));
    }

    private Mono<Order> paid(SessionRepository.Stored stored, boolean asQuoted) {
        return Mono.justOrEmpty(stored.pointer())
                .flatMap(
                        pointer ->
                                Mono.justOrEmpty(pointer.record())
                                        .flatMap(
                                                record ->
                                                        stored.lines()
                                                                .filter(_ -> asQuoted)
                                                                .filter(holdFor(pointer))
                                                                .map(
                                                                        lines ->
                                                                                order(
                                                                                        pointer,
                                                                                        record,
                                                                                        lines))
                                                                .orElseGet(
                                                                        () ->
                                                                                order(
                                                                                        pointer,
                                                                                        record,
                                                                                        stored
                                                                                                .lines()))));
    }

    /** Where the order of a session is; empty where the session has none. */
    public static Optional<Key> key(SessionPointer pointer) {
        return pointer.record()
                .map(OrderRecord::owner)
                .map(owner -> Key.order(owner.userId(), pointer.created(), pointer.sessionId()));
    }

    private static Predicate<QuotedLines> holdFor(SessionPointer pointer) {
        return lines -> lines.holdFor(pointer.facts().details());
    }

    private static Mono<Order> order(
            SessionPointer pointer, OrderRecord record, QuotedLines quoted) {
        return Mono.justOrEmpty(order(pointer, record, Optional.of(quoted), quoted.lines()));
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
