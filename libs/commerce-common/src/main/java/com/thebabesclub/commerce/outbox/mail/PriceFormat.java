package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.domain.money.Currency;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Amounts as the shop's customers read them: {@code $1,234.50}, {@code ¥500}, {@code CA$12.00}. */
final class PriceFormat {

    private static final Locale LOCALE = Locale.US;

    private PriceFormat() {}

    /**
     * An amount with its currency. How many decimals it has is Stripe's to say and not the JDK's.
     *
     * @param minorUnits negative for what is taken off
     * @param code in either case
     */
    static String text(long minorUnits, String code) {
        Optional<Currency> currency = Currency.find(code);
        if (currency.isEmpty()) {
            return minorUnits + " " + code.toUpperCase(Locale.ROOT);
        }
        BigDecimal amount = currency.get().amount(minorUnits).abs();
        DecimalFormat number = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(LOCALE));
        number.setMinimumFractionDigits(amount.scale());
        number.setMaximumFractionDigits(amount.scale());
        String symbol = symbol(currency.get().toString());
        // A code stands apart from its number, a sign does not.
        String gap = Character.isLetter(symbol.charAt(symbol.length() - 1)) ? "\u00a0" : "";
        return (minorUnits < 0 ? "-" : "") + symbol + gap + number.format(amount);
    }

    private static String symbol(String code) {
        try {
            return java.util.Currency.getInstance(code).getSymbol(LOCALE);
        } catch (IllegalArgumentException e) {
            return code;
        }
    }
}
