package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.function.Predicate;

/**
 * Forgets who bought an order and where it went. The order stays, as the law asks, and no later
 * event brings the person back.
 */
@Singleton
public final class OrderErasureService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final SettlementService settlement;
    private final OrderNoteRepository notes;
    private final ShopCommandService shop;

    public OrderErasureService(
            CommerceTable table, SettlementService settlement, ShopCommandService shop) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.settlement = settlement;
        this.notes = new OrderNoteRepository(table);
        this.shop = shop;
    }

    /**
     * Erases the personal data of a session and its order. Doing it twice writes once.
     *
     * @param order the key of the order
     * @param isTheirs whether the session is the customer's who is to be forgotten: it may have
     *     been claimed since it was read
     */
    public Mono<Void> erase(String sessionId, Key order, Predicate<SessionPointer> isTheirs) {
        return sessions.findStrongly(sessionId)
                .map(pointer -> isTheirs.test(pointer))
                .flatMap(theirs -> theirs ? forget(sessionId, isTheirs) : Mono.just(true))
                .switchIfEmpty(Mono.defer(() -> blank(order).thenReturn(true)))
                .then();
    }

    /**
     * Notes first, so that an erasure that breaks off finds the order again; and after, for what
     * was written in between. What was done about the order stays, without what is personal.
     */
    private Mono<Boolean> forget(String sessionId, Predicate<SessionPointer> isTheirs) {
        return notes.deleteAll(sessionId)
                .then(
                        settlement.settle(
                                Observation.erasure(sessionId, isTheirs),
                                SettlementCause.of(OrderSource.ADMIN)))
                .filter(settled -> settled.pointer().facts().erased())
                .flatMap(_ -> notes.deleteAll(sessionId).then(shop.forget(sessionId)))
                .thenReturn(true);
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
