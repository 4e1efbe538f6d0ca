package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OperatorAct;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the shop's people did about orders, beside what happened to them. */
@Singleton
public final class OperatorActRepository {

    /** So many are shown, the newest first. */
    private static final int MOST = 100;

    private final CommerceTable table;
    private final SessionRepository sessions;

    public OperatorActRepository(CommerceTable table) {
        this.table = table;
        this.sessions = new SessionRepository(table);
    }

    /** The newest acts about an order, as they are stored. */
    public Mono<List<Attributes>> of(String sessionId) {
        return table.query(
                        KeyRange.newestBetween(
                                Key.timeline(sessionId), Key.FIRST_ACT, Key.LAST_ACT, MOST))
                .map(page -> page.items());
    }

    /** Writes an act down, for as long as its order is kept. */
    public Mono<Void> put(String sessionId, OperatorAct act) {
        return sessions.find(sessionId)
                .flatMap(this::expiry)
                .defaultIfEmpty(Optional.empty())
                .flatMap(expiry -> table.write(Write.put(item(sessionId, act, expiry))))
                .then();
    }

    private Mono<Optional<Instant>> expiry(SessionPointer pointer) {
        return Mono.justOrEmpty(OrderRepository.key(pointer))
                .flatMap(table::get)
                .map(order -> order.findTime(Attributes.EXPIRES_AT));
    }

    private static Attributes item(String sessionId, OperatorAct act, Optional<Instant> expiry) {
        return Attributes.item(Key.timelineAct(sessionId, act.at(), act.kind().text(), act.cause()))
                .put("act", act.kind().text())
                .put("at", act.at().toString())
                .put("by", act.by())
                .put("cause", act.cause())
                .expires(expiry)
                .build();
    }
}
