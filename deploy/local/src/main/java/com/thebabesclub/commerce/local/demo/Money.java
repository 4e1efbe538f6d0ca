package com.thebabesclub.commerce.local.demo;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts as people read them. */
final class Money {

    private Money() {}

    /** For the currencies of the demo's catalogue, which have two decimals. */
    static String text(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString()
                + " "
                + currency.toUpperCase(Locale.ROOT);
    }
}
