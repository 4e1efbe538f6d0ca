package com.thebabesclub.commerce.domain.order;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a customer is told of an order. The texts are the owner's; {@code completed} is his word for
 * paid.
 */
public enum OrderStatus {
    PENDING_PAYMENT("pending_payment"),
    PAYMENT_FAILED("payment_failed"),
    COMPLETED("completed"),
    /**
     * Stripe charged something else than was quoted, or what no payment can come to: it is kept and
     * somebody looks at it.
     */
    NEEDS_REVIEW("needs_review");

    private final String text;

    OrderStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<OrderStatus> ofText(String text) {
        return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
    }
}
