package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.table.Key;

/** Where the pieces of a session are kept. */
record ReservationKeys(String cartId, ReservationAttempt attempt, Key reservation, Key lateSale) {

    static ReservationKeys of(String cartId, ReservationAttempt attempt) {
        return new ReservationKeys(
                cartId,
                attempt,
                Key.reservation(cartId, attempt.number()),
                Key.lateSale(cartId, attempt));
    }
}
