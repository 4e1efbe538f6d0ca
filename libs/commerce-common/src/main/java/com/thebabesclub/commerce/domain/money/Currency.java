package com.thebabesclub.commerce.domain.money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A currency that Stripe charges in, with the decimals that Stripe gives it.
 *
 * <p>Not {@code java.util.Currency}: ISO gives MGA two decimals where Stripe takes none, and UGX
 * and ISK none where Stripe takes two that must be zero.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe's table</a>
 */
public final class Currency {

    private static final String WITHOUT_DECIMALS =
            "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf";

    /** Two decimals on the wire for compatibility's sake, none in the purse. */
    private static final String WITH_TWO_ZEROS = "isk ugx";

    /** Three decimals of which the last must be zero. */
    private static final String WITH_THREE_DECIMALS = "bhd jod kwd omr tnd";

    private static final String WITH_TWO_DECIMALS =
            """
            aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn \
            bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd \
            gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad \
            mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php \
            pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try \
            ttd twd tzs uah usd uyu uzs wst xcd xcg yer zar zmw""";

    private static final Map<String, Currency> ALL = all();

    /**
     * Twelve digits, which Stripe takes of rupiahs alone: no payment is of more in any currency.
     */
    private static final long MOST = 999_999_999_999L;

    private final String code;
    private final int decimals;
    private final int shownDecimals;
    private final long step;

    private Currency(String code, int decimals, int shownDecimals, long step) {
        this.code = code;
        this.decimals = decimals;
        this.shownDecimals = shownDecimals;
        this.step = step;
    }

    /** The currency with this code in either case, if Stripe charges in it. */
    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(ALL.get(code.toLowerCase(Locale.ROOT)));
    }

    /**
     * The currency with this code in either case.
     *
     * @throws IllegalArgumentException where Stripe does not charge in it
     */
    public static Currency of(String code) {
        return find(code)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "\"" + code + "\" is not a currency that Stripe charges"));
    }

    public static Collection<Currency> values() {
        return ALL.values();
    }

    /** In lower case, as Stripe writes it. */
    public String code() {
        return code;
    }

    /** How many decimals a minor unit stands for: 100 minor units are one of it where it is 2. */
    public int decimals() {
        return decimals;
    }

    /** How many decimals a person is shown: none of ISK and UGX. */
    public int shownDecimals() {
        return shownDecimals;
    }

    /** What every amount must be a multiple of, in minor units. */
    public long step() {
        return step;
    }

    /** True for what a payment, or a part of one, can come to in some currency of Stripe's. */
    public static boolean isPossible(long minorUnits) {
        return minorUnits >= 0 && minorUnits <= MOST;
    }

    /** True for an amount of minor units that Stripe would take in this currency. */
    public boolean allows(long minorUnits) {
        return isPossible(minorUnits) && minorUnits % step == 0;
    }

    /**
     * The amount with the decimals that a person is shown, and with all of them where it is not
     * what {@link #allows} says.
     */
    public BigDecimal amount(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, decimals)
                .setScale(minorUnits % step == 0 ? shownDecimals : decimals);
    }

    /** For a person: {@code 30.00 USD}, {@code 15 ISK}. */
    public String format(long minorUnits) {
        return amount(minorUnits).toPlainString() + " " + this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Currency currency && code.equals(currency.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code.toUpperCase(Locale.ROOT);
    }

    private static Map<String, Currency> all() {
        return Map.of(
                        WITHOUT_DECIMALS, new Currency("", 0, 0, 1),
                        WITH_TWO_ZEROS, new Currency("", 2, 0, 100),
                        WITH_THREE_DECIMALS, new Currency("", 3, 3, 10),
                        WITH_TWO_DECIMALS, new Currency("", 2, 2, 1))
                .entrySet()
                .stream()
                .flatMap(
                        sort ->
                                Arrays.stream(sort.getKey().split(" ", -1))
                                        .map(code -> sort.getValue().named(code)))
                .collect(Collectors.toUnmodifiableMap(Currency::code, Function.identity()));
    }

    private Currency named(String name) {
        return new Currency(name, decimals, shownDecimals, step);
    }
}
