package com.thebabesclub.commerce.domain.order;

/** How much of an order has been given back. An overlay: it never changes the order's status. */
public enum RefundProgress {
    NONE("none"),
    /** Asked for, and nothing has arrived yet. */
    PENDING("pending"),
    PARTIAL("partial"),
    FULL("full"),
    /** A refund was told that cannot be of this payment: somebody looks at it. */
    REVIEW("review");

    private final String text;

    RefundProgress(String text) {
        this.text = text;
    }

    /** As it stands in the table and in answers. */
    public String text() {
        return text;
    }
}
