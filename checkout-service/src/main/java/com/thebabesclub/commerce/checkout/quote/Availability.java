package com.thebabesclub.commerce.checkout.quote;

import java.util.Locale;

/** Whether the counted pieces of a line can be had. */
enum Availability {
    IN_STOCK,
    /** There are three at most. */
    LOW,
    /** There are fewer than the cart wants. */
    SOLD_OUT;

    private static final long FEW = 3;

    /**
     * What there is to be said.
     *
     * @param available with what the cart itself holds
     * @param wanted by all lines of the cart that are counted together
     */
    static Availability of(long available, long wanted) {
        if (available < wanted) {
            return SOLD_OUT;
        }
        return available <= FEW ? LOW : IN_STOCK;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
