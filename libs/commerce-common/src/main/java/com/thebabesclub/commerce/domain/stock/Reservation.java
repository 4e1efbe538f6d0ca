package com.thebabesclub.commerce.domain.stock;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pieces that a cart holds while it may be paid. A later claim of the cart takes them over, and
 * holds what both want until the session of the one before is over: nobody is sold out by their own
 * cart, and whichever session is paid finds its pieces.
 *
 * @param number tells the reservations of a cart apart
 * @param held what is taken from the stock
 * @param wanted what each attempt that may be paid would sell; the latest attempt holds the
 *     reservation
 * @param endsAt when the session of the latest attempt ends
 */
public record Reservation(
        long number,
        PiecesByProduct held,
        SortedMap<Integer, PiecesByProduct> wanted,
        Instant endsAt) {

    public Reservation {
        wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
    }

    /** A reservation of an attempt that takes over none. */
    public static Reservation of(long number, int attempt, PiecesByProduct wanted, Instant endsAt) {
        return new Reservation(
                number, wanted, new TreeMap<>(Collections.singletonMap(attempt, wanted)), endsAt);
    }

    /** The same, of a later attempt. Those before may be paid still. */
    public Reservation takenOver(int attempt, PiecesByProduct next, Instant end) {
        SortedMap<Integer, PiecesByProduct> both = new TreeMap<>(wanted);
        both.put(attempt, next);
        return new Reservation(number, held.greater(next), both, end);
    }

    /** The same, where nobody can pay what its latest attempt wanted. */
    public Reservation withoutHolder() {
        return new Reservation(number, held, wanted.headMap(holder()), endsAt);
    }

    /** What is left once the sessions of all attempts but the latest are over. */
    public Reservation ofHolder() {
        return of(number, holder(), wantedLast(), endsAt);
    }

    /** Whether this attempt's end releases it. */
    public boolean isHeldBy(int attempt) {
        return !wanted.isEmpty() && holder() == attempt;
    }

    /** The attempt whose end releases it. */
    public int holder() {
        return wanted.lastKey();
    }

    /** What the latest attempt wants. */
    public PiecesByProduct wantedLast() {
        return wanted.getOrDefault(holder(), PiecesByProduct.NONE);
    }
}
