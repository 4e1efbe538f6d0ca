package com.thebabesclub.stripe.emulator.params;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stripe's table of currencies: https://docs.stripe.com/currencies, decimals of the minor unit and
 * least charges.
 */
public final class Currencies {

    private static final Set<String> ZERO_DECIMAL =
            Set.of(
                    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd",
                    "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THREE_DECIMAL = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    /** Amounts of these keep two decimals for history's sake, of which both must be zero. */
    private static final Set<String> WHOLE_UNITS = Set.of("isk", "ugx");

    private static final Set<String> KNOWN = known();

    private static final Map<String, Long> LEAST =
            Map.ofEntries(
                    Map.entry("usd", 50L),
                    Map.entry("aed", 200L),
                    Map.entry("aud", 50L),
                    Map.entry("bgn", 100L),
                    Map.entry("brl", 50L),
                    Map.entry("cad", 50L),
                    Map.entry("chf", 50L),
                    Map.entry("czk", 1500L),
                    Map.entry("dkk", 250L),
                    Map.entry("eur", 50L),
                    Map.entry("gbp", 30L),
                    Map.entry("hkd", 400L),
                    Map.entry("huf", 17500L),
                    Map.entry("inr", 50L),
                    Map.entry("jpy", 50L),
                    Map.entry("mxn", 1000L),
                    Map.entry("myr", 200L),
                    Map.entry("nok", 300L),
                    Map.entry("nzd", 50L),
                    Map.entry("pln", 200L),
                    Map.entry("ron", 200L),
                    Map.entry("sek", 300L),
                    Map.entry("sgd", 50L),
                    Map.entry("thb", 1000L));

    private Currencies() {}

    /** The number of decimals of the minor unit. */
    public static int decimals(String currency) {
        if (ZERO_DECIMAL.contains(currency)) {
            return 0;
        }
        return THREE_DECIMAL.contains(currency) ? 3 : 2;
    }

    /** Every chargeable amount is a multiple of this many minor units. */
    public static long step(String currency) {
        if (WHOLE_UNITS.contains(currency)) {
            return 100;
        }
        return THREE_DECIMAL.contains(currency) ? 10 : 1;
    }

    /** The least that can be charged, in minor units; 1 where Stripe publishes none. */
    public static long leastCharge(String currency) {
        return LEAST.getOrDefault(currency, step(currency));
    }

    /** An amount for people, such as {@code $0.50 usd}. */
    public static String display(long amount, String currency) {
        BigDecimal major = BigDecimal.valueOf(amount, decimals(currency));
        return symbol(currency)
                + String.format(Locale.ROOT, "%,." + decimals(currency) + "f", major);
    }

    static boolean known(String currency) {
        return KNOWN.contains(currency);
    }

    static String listed() {
        return String.join(", ", KNOWN);
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "usd", "aud", "cad", "hkd", "nzd", "sgd", "mxn" -> "$";
            case "eur" -> "€";
            case "gbp" -> "£";
            case "jpy" -> "¥";
            default -> "";
        };
    }

    private static Set<String> known() {
        String twoDecimal =
                "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp"
                        + " byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp"
                        + " gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt"
                        + " lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn"
                        + " nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd"
                        + " shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu uzs wst xcd"
                        + " yer zar zmw";
        Set<String> all = new TreeSet<>(Set.of(twoDecimal.split(" ", -1)));
        all.addAll(ZERO_DECIMAL);
        all.addAll(THREE_DECIMAL);
        return all;
    }
}
