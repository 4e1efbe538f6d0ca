package com.thebabesclub.commerce.domain.order;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to the pieces of an order, one after the other. */
public enum FulfilmentStep {
    PACKED,
    /** What was shipped was packed, whether anybody said so or not. */
    SHIPPED,
    DELIVERED,
    /** Sent back by the customer or the carrier. */
    RETURNED;

    /** As it stands in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FulfilmentStep> ofText(String text) {
        return Stream.of(values()).filter(step -> step.text().equals(text)).findFirst();
    }

    /** Whether goods are prepared for the customer or handed over. */
    boolean isForGoods() {
        return this == PACKED || this == SHIPPED;
    }
}
