package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a claim's transaction that are about counted pieces: all of them or none. */
public final class ReservationWrites {

    static final String STATE = "state";

    /** As long as the pointer of a session, which outlives every delayed payment. */
    static final Duration KEPT = Duration.ofDays(45);

    /** Stripe ends a session, and tells of it, a little after its time. */
    static final Duration OVER_FOR_CERTAIN = Duration.ofMinutes(10);

    private ReservationWrites() {}

    /**
     * The writes that bring the reservation of a cart from what was seen to what comes next. They
     * are refused at {@link Key#reservation} where it is sold or given back by now, and at {@link
     * Key#stock} where there is too little.
     *
     * @param seen the one that the cart named; of another number, where it is closed by now
     */
    public static List<Write> change(String cartId, Optional<Reservation> seen, Reservation next) {
        Optional<Reservation> same = seen.filter(before -> before.number() == next.number());
        PiecesByProduct before = same.map(Reservation::held).orElse(PiecesByProduct.NONE);
        List<Write> writes = new ArrayList<>();
        writes.add(
                Write.put(item(cartId, next), same.isPresent() ? mayBePaid() : Condition.absent()));
        next.held().beyond(before).each((key, number) -> writes.add(take(key, number)));
        before.beyond(next.held()).each((key, number) -> writes.add(giveBack(key, number)));
        if (same.filter(held -> held.isHeldBy(next.holder())).isEmpty()) {
            writes.add(due(cartId, next, next.endsAt().plus(OVER_FOR_CERTAIN)).write());
        }
        return writes;
    }

    /** How many can be had, by what stood in the way of a claim. */
    public static long available(WriteRefused refused, StockKey key) {
        return refused.found(Key.stock(key))
                .map(item -> item.findNumber(StockItemMapper.AVAILABLE).orElse(0))
                .orElse(0L);
    }

    static Write giveBack(StockKey key, long number) {
        return Write.update(
                Key.stock(key),
                Condition.always(),
                AttributeChange.add(StockItemMapper.AVAILABLE, number));
    }

    static Write take(StockKey key, long number) {
        return Write.update(
                Key.stock(key),
                Condition.atLeast(StockItemMapper.AVAILABLE, number),
                AttributeChange.add(StockItemMapper.AVAILABLE, -number));
    }

    static Condition mayBePaid() {
        return Condition.equal(STATE, ReservationState.RESERVED.text())
                .or(Condition.equal(STATE, ReservationState.ENDING.text()));
    }

    static OutboxTask due(String cartId, Reservation reservation, Instant at) {
        return OutboxTask.reservation(cartId, reservation.number(), reservation.holder(), at);
    }

    private static Attributes item(String cartId, Reservation reservation) {
        return ReservationItemMapper.put(
                        Attributes.item(Key.reservation(cartId, reservation.number())), reservation)
                .put(STATE, ReservationState.RESERVED.text())
                .expires(Optional.of(reservation.endsAt().plus(KEPT)))
                .build();
    }
}
