package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * A refund that the shop's people have asked for, and what became of it at Stripe.
 *
 * @param id the command's
 * @param code Stripe's word for why it refused
 */
public record RefundRequest(
        String id,
        Instant at,
        ShopAction.RefundRequested asked,
        Optional<Refund> refund,
        Optional<String> code) {

    /** Nothing is known of it at Stripe yet. */
    public boolean isOpen() {
        return refund.isEmpty() && code.isEmpty();
    }

    /** The money is gone, on its way, or about to be: it counts. */
    public boolean stands() {
        return isOpen() || refund.map(known -> known.status().stands()).orElse(false);
    }

    /** The money is back. */
    boolean hasSucceeded() {
        return refund.filter(known -> known.status() == RefundStatus.SUCCEEDED).isPresent();
    }

    /** The refund's status, {@code requested} or {@code refused}. */
    public String status() {
        return refund.map(known -> known.status().text())
                .orElse(code.isPresent() ? "refused" : "requested");
    }
}
