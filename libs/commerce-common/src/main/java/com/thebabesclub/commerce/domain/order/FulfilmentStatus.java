package com.thebabesclub.commerce.domain.order;

import java.util.Locale;

/** How far the pieces of an order are: the last step that any has come to, and whether all have. */
public enum FulfilmentStatus {
    NONE,
    PARTLY_PACKED,
    PACKED,
    PARTLY_SHIPPED,
    SHIPPED,
    PARTLY_DELIVERED,
    DELIVERED,
    PARTLY_RETURNED,
    RETURNED;

    /** As it stands in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FulfilmentStatus of(FulfilmentStep step, boolean whole) {
        return valueOf(whole ? step.name() : "PARTLY_" + step.name());
    }
}
