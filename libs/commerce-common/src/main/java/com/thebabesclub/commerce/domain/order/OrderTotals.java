package com.thebabesclub.commerce.domain.order;

import java.util.EnumMap;
import java.util.Map;

/**
 * What orders of one currency come to.
 *
 * @param pieces in their parcels
 * @param amount what was paid for them, in minor units; nothing of what is pending or has failed
 * @param refunded what went back of it, in minor units
 * @param statuses how many have which; those that none has are not in it
 */
public record OrderTotals(
        long orders, long pieces, long amount, long refunded, Map<OrderStatus, Long> statuses) {

    public OrderTotals {
        statuses = Map.copyOf(statuses);
    }

    /**
     * Of one order.
     *
     * @param amount the order's, whether it was paid or not
     */
    public static OrderTotals of(OrderStatus status, long pieces, long amount, long refunded) {
        return new OrderTotals(
                1, pieces, isPaid(status) ? amount : 0, refunded, Map.of(status, 1L));
    }

    OrderTotals plus(OrderTotals other) {
        Map<OrderStatus, Long> both = new EnumMap<>(OrderStatus.class);
        both.putAll(statuses);
        other.statuses.forEach((status, count) -> both.merge(status, count, Math::addExact));
        return new OrderTotals(
                Math.addExact(orders, other.orders),
                Math.addExact(pieces, other.pieces),
                Math.addExact(amount, other.amount),
                Math.addExact(refunded, other.refunded),
                both);
    }

    private static boolean isPaid(OrderStatus status) {
        return switch (status) {
            case COMPLETED, NEEDS_REVIEW -> true;
            case PENDING_PAYMENT, PAYMENT_FAILED -> false;
        };
    }
}
