package com.thebabesclub.commerce.domain.order;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a customer is told of their order, and may be told again. */
public enum Letter {
    /** That the order stands. */
    CONFIRMED,
    /** Of the parcel that was sent last. */
    SHIPPED,
    /** What was given back in all. */
    REFUNDED;

    /** As it stands in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Letter> ofText(String text) {
        return Stream.of(values()).filter(letter -> letter.text().equals(text)).findFirst();
    }

    /** That it is sent again. */
    public ShopDecision again() {
        return order -> {
            if (order.facts().erased()) {
                throw ShopRefusal.ORDER_ERASED.exception();
            }
            if (!isTrueOf(order)) {
                throw ShopRefusal.NOTHING_TO_TELL.exception();
            }
            return new ShopAction.LetterAgain(this);
        };
    }

    private boolean isTrueOf(Order order) {
        return switch (this) {
            case CONFIRMED -> order.facts().stage().isSettled();
            case SHIPPED -> !order.fulfilment().shipments().isEmpty();
            case REFUNDED -> order.facts().refunded().succeeded() > 0;
        };
    }
}
