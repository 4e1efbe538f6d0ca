package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a settlement writes of counted pieces: they are sold, or to be given back. It touches the
 * reservation alone, without having read it, so that no popular piece holds up a payment. Only a
 * payment that finds its reservation closed takes from the stock what is there.
 */
public final class SaleWrites {

    static final String SOLD_BY = "soldBy";
    static final String SOLD_ATTEMPT = "soldAttempt";

    private static final ReservationRefusal CLOSED =
            new ReservationRefusal(true, false, PiecesByProduct.NONE, Set.of());

    private SaleWrites() {}

    /**
     * The writes that bring the pieces of a session to where its pointer comes.
     *
     * @param refusal what was learned from refused commits
     * @param expiry of the order; empty: it is kept for ever
     */
    public static List<Write> change(
            SessionPointer seen,
            SessionPointer next,
            ReservationRefusal refusal,
            Optional<Instant> expiry,
            Instant now) {
        Optional<ReservationKeys> keys =
                next.reservation()
                        .flatMap(
                                attempt ->
                                        next.cartId()
                                                .map(cart -> ReservationKeys.of(cart, attempt)));
        boolean wasBought = isBought(seen.facts().stage());
        return keys.map(
                        where ->
                                switch (next.facts().stage()) {
                                    case OPEN -> List.<Write>of();
                                    case UNPAID, FREE, PAID ->
                                            wasBought
                                                    ? List.<Write>of()
                                                    : sell(
                                                            where,
                                                            next.sessionId(),
                                                            refusal,
                                                            expiry);
                                    case EXPIRED ->
                                            seen.facts().stage() == SessionStage.EXPIRED
                                                            || refusal.isClosed()
                                                    ? List.<Write>of()
                                                    : end(where, now);
                                    case FAILED ->
                                            wasBought
                                                    ? undo(where, next.sessionId(), refusal, now)
                                                    : List.<Write>of();
                                })
                .orElse(List.of());
    }

    /**
     * The writes that bring the pieces of a session to where it is already, each for another state
     * in which its reservation may have been left.
     */
    static List<List<Write>> again(SessionPointer pointer, Instant now) {
        Optional<ReservationKeys> keys =
                pointer.reservation()
                        .flatMap(
                                attempt ->
                                        pointer.cartId()
                                                .map(cart -> ReservationKeys.of(cart, attempt)));
        String id = pointer.sessionId();
        return keys.map(
                        where ->
                                switch (pointer.facts().stage()) {
                                    case OPEN -> List.<List<Write>>of();
                                    case UNPAID, FREE, PAID ->
                                            List.of(
                                                    sell(
                                                            where,
                                                            id,
                                                            ReservationRefusal.NONE,
                                                            Optional.empty()));
                                    case EXPIRED, FAILED ->
                                            List.of(
                                                    end(where, now),
                                                    undo(where, id, ReservationRefusal.NONE, now),
                                                    undo(where, id, CLOSED, now));
                                })
                .orElse(List.of());
    }

    /** Whether pieces are sold; a payment under way sells them too. */
    private static boolean isBought(SessionStage stage) {
        return switch (stage) {
            case UNPAID, FREE, PAID -> true;
            case OPEN, EXPIRED, FAILED -> false;
        };
    }

    private static List<Write> sell(
            ReservationKeys keys,
            String sessionId,
            ReservationRefusal refusal,
            Optional<Instant> expiry) {
        if (refusal.isClosed()) {
            return sellLate(keys, sessionId, refusal.left(), expiry);
        }
        return List.of(
                Write.update(
                        keys.reservation(),
                        ReservationWrites.mayBePaid(),
                        AttributeChange.set(ReservationWrites.STATE, ReservationState.SOLD.text()),
                        AttributeChange.set(SOLD_BY, sessionId),
                        AttributeChange.set(SOLD_ATTEMPT, keys.attempt().attempt()),
                        expiry.map(
                                        at ->
                                                AttributeChange.set(
                                                        Attributes.EXPIRES_AT, at.getEpochSecond()))
                                .orElseGet(() -> AttributeChange.remove(Attributes.EXPIRES_AT))));
    }

    private static List<Write> sellLate(
            ReservationKeys keys,
            String sessionId,
            PiecesByProduct left,
            Optional<Instant> expiry) {
        List<Write> writes = new ArrayList<>();
        if (!left.isEmpty()) {
            writes.add(
                    Write.put(
                            Attributes.item(keys.lateSale())
                                    .put(ReservationWrites.STATE, ReservationState.SOLD.text())
                                    .put(ReservationItemMapper.HOLDER, keys.attempt().attempt())
                                    .put(
                                            ReservationItemMapper.HELD,
                                            StockQuantitiesAttributeMapper.of(left))
                                    .put(SOLD_BY, sessionId)
                                    .expires(expiry)
                                    .build()));
        }
        left.each((key, number) -> writes.add(ReservationWrites.take(key, number)));
        return writes;
    }

    /** Only the end of the attempt that holds it. */
    private static List<Write> end(ReservationKeys keys, Instant now) {
        return ending(
                keys,
                keys.reservation(),
                Condition.equal(ReservationWrites.STATE, ReservationState.RESERVED.text())
                        .and(
                                Condition.equal(
                                        ReservationItemMapper.HOLDER, keys.attempt().attempt())),
                now);
    }

    private static List<Write> undo(
            ReservationKeys keys, String sessionId, ReservationRefusal refusal, Instant now) {
        if (refusal.isLateSaleClosed()) {
            return List.of();
        }
        Key sold = refusal.isClosed() ? keys.lateSale() : keys.reservation();
        Condition bySession =
                Condition.equal(ReservationWrites.STATE, ReservationState.SOLD.text())
                        .and(Condition.equal(SOLD_BY, sessionId));
        return ending(keys, sold, bySession, now);
    }

    private static List<Write> ending(
            ReservationKeys keys, Key reservation, Condition condition, Instant now) {
        ReservationAttempt attempt = keys.attempt();
        return List.of(
                Write.update(
                        reservation,
                        condition,
                        AttributeChange.set(
                                ReservationWrites.STATE, ReservationState.ENDING.text()),
                        AttributeChange.set(
                                Attributes.EXPIRES_AT,
                                now.plus(ReservationWrites.KEPT).getEpochSecond())),
                OutboxTask.reservation(keys.cartId(), attempt.number(), attempt.attempt(), now)
                        .write());
    }
}
