package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.ShopFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.OrderListingItemMapper;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.TodoWritePlanner;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what leads to an order and is not its own item: the list, the pointer from its e-mail,
 * what went wrong with it. Every commit does so; this is for orders that were committed before
 * there were such keys. What is to be packed is left out: nobody has said of an order of years ago
 * that it was sent, and such orders would hide those of today.
 */
@Singleton
public final class OrderIndexService {

    /** Somebody has settled the session meanwhile: what is read then is newer. */
    private static final Retry LOST =
            Retry.max(5)
                    .filter(WriteRefused.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final CommerceTable table;
    private final SessionRepository sessions;

    public OrderIndexService(CommerceTable table) {
        this.table = table;
        this.sessions = new SessionRepository(table);
    }

    /**
     * Writes all keys of a session's order, if nobody has written the session since it was read.
     * Doing it twice comes to the same.
     *
     * @return true where there is an order
     */
    public Mono<Boolean> write(String sessionId) {
        return Mono.defer(() -> sessions.read(sessionId))
                .flatMap(this::writes)
                .flatMap(writes -> table.transact(writes).thenReturn(true))
                .retryWhen(LOST)
                .defaultIfEmpty(false);
    }

    /**
     * Whether the list tells something else than the order of a session: nothing, something old, or
     * of an order that is not there.
     *
     * @param created when the session was created
     */
    public Mono<Boolean> isMislisted(String sessionId, Instant created) {
        return relisting(sessionId, created).hasElement();
    }

    /**
     * Makes the list tell what the order of a session tells, if nobody has written the session
     * since it was read; the order's other keys are written with it.
     *
     * @param created when the session was created
     * @return whether the list told something else
     */
    public Mono<Boolean> relist(String sessionId, Instant created) {
        return relisting(sessionId, created)
                .flatMap(writes -> table.transact(writes).thenReturn(true))
                .retryWhen(LOST)
                .defaultIfEmpty(false);
    }

    /** Empty where the list tells what the order does. */
    private Mono<List<Write>> relisting(String sessionId, Instant created) {
        Key key = Key.orderListing(created, sessionId);
        return Mono.defer(() -> sessions.read(sessionId))
                .flatMap(
                        stored ->
                                Mono.zip(
                                                writes(stored).defaultIfEmpty(List.of()),
                                                table.getStrongly(key)
                                                        .map(Optional::of)
                                                        .defaultIfEmpty(Optional.empty()))
                                        .flatMap(
                                                read ->
                                                        Mono.justOrEmpty(
                                                                differing(
                                                                        sessionId,
                                                                        key,
                                                                        stored,
                                                                        read.getT1(),
                                                                        read.getT2()))));
    }

    private static Optional<List<Write>> differing(
            String sessionId,
            Key key,
            SessionRepository.Stored stored,
            List<Write> writes,
            Optional<Attributes> listed) {
        Optional<Write.Put> wanted =
                writes.stream()
                        .filter(write -> write.key().equals(key))
                        .map(Write.Put.class::cast)
                        .findFirst();
        if (wanted.map(Write.Put::item).equals(listed)) {
            return Optional.empty();
        }
        return Optional.of(wanted.isPresent() ? writes : unlisting(sessionId, key, stored));
    }

    private static List<Write> unlisting(
            String sessionId, Key key, SessionRepository.Stored stored) {
        Condition unchanged =
                stored.pointer().map(SessionRepository::unchanged).orElseGet(Condition::absent);
        return List.of(
                Write.delete(key, Condition.always()),
                new Write.Check(Key.session(sessionId), unchanged));
    }

    /** Empty where there is no order, or its time is over. */
    private Mono<List<Write>> writes(SessionRepository.Stored stored) {
        return Mono.justOrEmpty(stored.pointer())
                .flatMap(
                        pointer ->
                                item(pointer)
                                        .flatMap(
                                                item ->
                                                        Mono.justOrEmpty(
                                                                writes(pointer, stored, item))));
    }

    private Mono<Attributes> item(SessionPointer pointer) {
        return Mono.justOrEmpty(OrderRepository.key(pointer)).flatMap(table::getStrongly);
    }

    /** Lines decide nothing but the number of pieces, which an old order has where it has any. */
    private static Optional<List<Write>> writes(
            SessionPointer pointer, SessionRepository.Stored stored, Attributes item) {
        Optional<Instant> expiry = item.findTime(Attributes.EXPIRES_AT);
        QuotedLines lines =
                stored.lines().orElseGet(() -> new QuotedLines(List.of(), Optional.empty()));
        return order(pointer, lines, stored.shop())
                .map(
                        order -> {
                            List<Write> writes = new ArrayList<>();
                            long pieces = item.findNumber("itemCount").orElse(order.itemCount());
                            writes.add(OrderListingItemMapper.put(order, pieces, expiry));
                            EmailPointerRepository.put(pointer, expiry).ifPresent(writes::add);
                            writes.addAll(TodoWritePlanner.troubles(order, expiry));
                            writes.add(
                                    new Write.Check(
                                            Key.session(pointer.sessionId()),
                                            SessionRepository.unchanged(pointer)));
                            return writes;
                        });
    }

    private static Optional<Order> order(
            SessionPointer pointer, QuotedLines lines, ShopFacts shop) {
        return pointer.record()
                .flatMap(
                        record ->
                                Order.of(
                                        pointer.sessionId(),
                                        pointer.created(),
                                        record,
                                        lines,
                                        Optional.empty(),
                                        pointer.facts()))
                .map(order -> order.with(shop));
    }
}
