package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * One refund of a payment, by its id at Stripe.
 *
 * @param amount never changes
 * @param created when it was asked for
 * @param reason Stripe's word for why, where somebody gave one
 * @param requestId the command of the shop's people that asked for it; empty where it was made at
 *     Stripe itself
 */
public record Refund(
        String id,
        RefundAmount amount,
        RefundStatus status,
        Instant created,
        Optional<String> reason,
        Optional<String> requestId) {

    /** A refund that was made at Stripe itself. */
    public Refund(
            String id,
            RefundAmount amount,
            RefundStatus status,
            Instant created,
            Optional<String> reason) {
        this(id, amount, status, created, reason, Optional.empty());
    }

    /** Oldest first; the id decides within a second. */
    static int oldestFirst(Refund a, Refund b) {
        int byTime = a.created.compareTo(b.created);
        return byTime != 0 ? byTime : a.id.compareTo(b.id);
    }

    /**
     * Two tellings of the same refund taken together: the later status stands. What never differs
     * is joined all the same, so that nobody has to rely on it.
     */
    Refund join(Refund other) {
        return new Refund(
                id,
                amount.join(other.amount),
                status.compareTo(other.status) >= 0 ? status : other.status,
                created.isBefore(other.created) ? created : other.created,
                OptionalMaximum.greater(reason, other.reason),
                OptionalMaximum.greater(requestId, other.requestId));
    }
}
