package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Amounts as a person reads them, {@code 30.00 USD}. */
record Money(Optional<Currency> currency) {

    static Money in(Optional<String> code) {
        return new Money(code.flatMap(Currency::find));
    }

    /** Null where the order has no currency, or an amount that the currency cannot have. */
    @Nullable String text(long minorUnits) {
        return currency.filter(known -> known.allows(minorUnits))
                .map(known -> known.format(minorUnits))
                .orElse(null);
    }
}
