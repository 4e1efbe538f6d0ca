package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long orders are kept, counted from the session's creation. A fact that arrives after that
 * changes the pointer only, so that an expired order is not made again.
 *
 * @param kept {@code ORDER_TTL_DAYS}; empty: for ever
 */
record OrderRetentionPolicy(Optional<Duration> kept, Instant now) {

    boolean isKept(Order order) {
        return expiry(order).map(now::isBefore).orElse(true);
    }

    Optional<Instant> expiry(Order order) {
        return kept.map(order.created()::plus);
    }
}
