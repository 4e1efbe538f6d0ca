package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Amounts as a person reads them, {@code 30.00 USD}. */
record MoneyFormat(Optional<Currency> currency) {

    static MoneyFormat in(Optional<String> code) {
        return new MoneyFormat(code.flatMap(Currency::find));
    }

    /** Null where the order has no currency, or an amount that the currency cannot have. */
    @Nullable String text(long minorUnits) {
        return currency.filter(known -> known.allows(minorUnits))
                .map(known -> known.format(minorUnits))
                .orElse(null);
    }
}
