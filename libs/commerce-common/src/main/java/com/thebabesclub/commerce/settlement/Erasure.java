package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

/**
 * Forgets who bought an order and where it went. The order stays, as the law asks, and no later
 * event brings the person back.
 */
@Singleton
public final class Erasure {

    private final CommerceTable table;
    private final Sessions sessions;
    private final Settlement settlement;

    public Erasure(CommerceTable table, Settlement settlement) {
        this.table = table;
        this.sessions = new Sessions(table);
        this.settlement = settlement;
    }

    /**
     * Erases the personal data of a session and its order. Doing it twice writes once.
     *
     * @param order the key of the order
     */
    public Mono<Void> erase(String sessionId, Key order) {
        return sessions.findStrongly(sessionId)
                .hasElement()
                .flatMap(
                        known ->
                                known
                                        ? settlement
                                                .settle(
                                                        News.erasure(sessionId),
                                                        Cause.of(Source.ADMIN))
                                                .then()
                                        : blank(order));
    }

    /** An order of the first generation has no pointer on which anything could hang. */
    private Mono<Void> blank(Key order) {
        return table.write(
                        Write.update(
                                order,
                                Condition.present(),
                                Change.remove("customerEmail"),
                                Change.remove("shippingAddress")))
                .then();
    }
}
