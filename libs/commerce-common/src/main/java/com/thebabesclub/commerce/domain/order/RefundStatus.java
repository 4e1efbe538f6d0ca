package com.thebabesclub.commerce.domain.order;

/**
 * How far a refund has come. One chain: a refund that has succeeded may still be sent back by the
 * bank, and never the other way round.
 */
public enum RefundStatus {
    /** Under way, or waiting for the customer. */
    PENDING("pending"),
    SUCCEEDED("succeeded"),
    CANCELED("canceled"),
    FAILED("failed");

    private final String text;

    RefundStatus(String text) {
        this.text = text;
    }

    /** Stripe's word, which is ours in the table, too. */
    public String text() {
        return text;
    }

    /**
     * The status that Stripe calls so. {@code requires_action} waits for the customer and is
     * pending; a word that is not known counts as pending, too, since no money is known to have
     * moved.
     */
    public static RefundStatus ofText(String text) {
        for (RefundStatus status : values()) {
            if (status.text.equals(text)) {
                return status;
            }
        }
        return PENDING;
    }

    /** The money is gone, or on its way: what Stripe counts as refunded on a charge. */
    boolean stands() {
        return this == PENDING || this == SUCCEEDED;
    }
}
