package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.ErasurePolicy;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.ShopRefusedException;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.function.Predicate;

/**
 * Forgets who bought an order and where it went, once the shop owes them no goods. The order stays,
 * as the law asks, and no later event brings the person back.
 */
@Singleton
public final class OrderErasureService {

    /** What came of it. */
    public enum Outcome {
        /** There is nothing of the person any more, or the order is not theirs. */
        DONE,
        /** Goods are owed: the order's person goes when they are sent or given back. */
        WAITS,
        /** The order changed meanwhile: it is to be asked for again. */
        AGAIN
    }

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final SettlementService settlement;
    private final OrderNoteRepository notes;
    private final ShopCommandService shop;
    private final Clock clock;

    public OrderErasureService(
            CommerceTable table,
            SettlementService settlement,
            ShopCommandService shop,
            Clock clock) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.orders = new OrderRepository(table);
        this.settlement = settlement;
        this.notes = new OrderNoteRepository(table);
        this.shop = shop;
        this.clock = clock;
    }

    /**
     * Erases the personal data of a session and its order, or has it erased later. Doing it twice
     * writes once.
     *
     * @param order the key of the order
     * @param userId of the customer who asks
     * @param isTheirs whether the session is the customer's who is to be forgotten: it may have
     *     been claimed since it was read
     */
    public Mono<Outcome> erase(
            String sessionId, Key order, String userId, Predicate<SessionPointer> isTheirs) {
        return sessions.read(sessionId)
                .flatMap(
                        stored ->
                                stored.pointer()
                                        .map(
                                                pointer ->
                                                        isTheirs.test(pointer)
                                                                ? erase(stored, userId, isTheirs)
                                                                : Mono.just(Outcome.DONE))
                                        .orElseGet(() -> blank(order).thenReturn(Outcome.DONE)));
    }

    /**
     * Erases what was asked to be erased of a session's order, where nothing is owed any more.
     * Where something is, a later task comes back to it.
     */
    Mono<Outcome> eraseAsked(Order order) {
        if (order.facts().erased()) {
            return traces(order.sessionId()).thenReturn(Outcome.DONE);
        }
        if (order.erasureAskedAt().isEmpty()) {
            return Mono.just(Outcome.DONE);
        }
        return ErasurePolicy.mustWait(order, clock.instant())
                ? Mono.just(Outcome.WAITS)
                : forget(order.sessionId(), pointer -> isOwner(order, pointer));
    }

    private Mono<Outcome> erase(
            SessionRepository.Stored stored, String userId, Predicate<SessionPointer> isTheirs) {
        String sessionId = stored.pointer().orElseThrow().sessionId();
        return orders.of(stored)
                .filter(order -> ErasurePolicy.mustWait(order, clock.instant()))
                .flatMap(_ -> ask(sessionId, userId, isTheirs))
                .switchIfEmpty(Mono.defer(() -> forget(sessionId, isTheirs)));
    }

    /** Named by the customer, so that it is written once for each that the order was of. */
    private Mono<Outcome> ask(String sessionId, String userId, Predicate<SessionPointer> isTheirs) {
        return shop.run(
                        sessionId,
                        new ShopCommandService.Request("erasure-" + userId, userId, "erasure"),
                        ErasurePolicy.ask())
                .thenReturn(Outcome.WAITS)
                .onErrorResume(ShopRefusedException.class, _ -> forget(sessionId, isTheirs));
    }

    /**
     * Traces first, so that an erasure that breaks off finds the order again; and after, for what
     * was written in between. What was done about the order stays, without what is personal.
     */
    private Mono<Outcome> forget(String sessionId, Predicate<SessionPointer> isTheirs) {
        return traces(sessionId)
                .then(
                        settlement.settle(
                                Observation.of(sessionId, seen -> erasure(seen, isTheirs)),
                                SettlementCause.of(OrderSource.ADMIN)))
                .map(SettlementResult::pointer)
                .flatMap(
                        pointer ->
                                pointer.facts().erased()
                                        ? traces(sessionId).thenReturn(Outcome.DONE)
                                        : Mono.just(
                                                isTheirs.test(pointer)
                                                        ? Outcome.AGAIN
                                                        : Outcome.DONE));
    }

    /**
     * What is committed on a version that was read before the order is: goods that are owed again
     * by then are of another version.
     */
    private Mono<PaymentFacts> erasure(SessionPointer seen, Predicate<SessionPointer> isTheirs) {
        return Mono.just(seen)
                .filter(isTheirs)
                .flatMap(pointer -> sessions.read(pointer.sessionId()))
                .flatMap(
                        stored ->
                                orders.of(stored)
                                        .map(
                                                order ->
                                                        ErasurePolicy.mustWait(
                                                                order, clock.instant()))
                                        .defaultIfEmpty(false))
                .map(waits -> waits ? PaymentFacts.NONE : PaymentFacts.ERASED)
                .defaultIfEmpty(PaymentFacts.NONE);
    }

    private Mono<Void> traces(String sessionId) {
        return notes.deleteAll(sessionId).then(shop.forget(sessionId));
    }

    private static boolean isOwner(Order order, SessionPointer pointer) {
        return pointer.record()
                .filter(record -> record.owner().userId().equals(order.record().owner().userId()))
                .isPresent();
    }

    /** An order of the first generation has no pointer on which anything could hang. */
    private Mono<Void> blank(Key order) {
        return table.write(
                        Write.update(
                                order,
                                Condition.present(),
                                AttributeChange.remove("customerEmail"),
                                AttributeChange.remove("shippingAddress")))
                .then();
    }
}
