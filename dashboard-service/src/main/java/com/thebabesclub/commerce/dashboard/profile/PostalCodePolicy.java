package com.thebabesclub.commerce.dashboard.profile;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * How postal codes are written, in capital letters. Countries that are not listed have none, or
 * take letters and digits as they come.
 */
final class PostalCodePolicy {

    private static final Pattern ANYWHERE = Pattern.compile("[A-Z0-9][A-Z0-9 -]{1,11}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");

    private static final Map<String, Pattern> BY_COUNTRY =
            Map.ofEntries(
                    Map.entry("US", Pattern.compile("[0-9]{5}(-[0-9]{4})?")),
                    Map.entry(
                            "CA",
                            Pattern.compile(
                                    "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]")),
                    Map.entry("GB", Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")),
                    Map.entry("NL", Pattern.compile("[1-9][0-9]{3} ?[A-Z]{2}")),
                    Map.entry("JP", Pattern.compile("[0-9]{3}-?[0-9]{4}")),
                    Map.entry("SE", Pattern.compile("[0-9]{3} ?[0-9]{2}")),
                    Map.entry("PL", Pattern.compile("[0-9]{2}-[0-9]{3}")),
                    Map.entry("PT", Pattern.compile("[0-9]{4}-[0-9]{3}")),
                    Map.entry("BR", Pattern.compile("[0-9]{5}-?[0-9]{3}")),
                    Map.entry("IN", Pattern.compile("[1-9][0-9]{2} ?[0-9]{3}")),
                    Map.entry("DE", FIVE_DIGITS),
                    Map.entry("FR", FIVE_DIGITS),
                    Map.entry("IT", FIVE_DIGITS),
                    Map.entry("ES", FIVE_DIGITS),
                    Map.entry("MX", FIVE_DIGITS),
                    Map.entry("AU", FOUR_DIGITS),
                    Map.entry("NZ", FOUR_DIGITS),
                    Map.entry("AT", FOUR_DIGITS),
                    Map.entry("BE", FOUR_DIGITS),
                    Map.entry("CH", FOUR_DIGITS),
                    Map.entry("DK", FOUR_DIGITS),
                    Map.entry("NO", FOUR_DIGITS));

    private PostalCodePolicy() {}

    static boolean fit(String country, String code) {
        return BY_COUNTRY.getOrDefault(country, ANYWHERE).matcher(code).matches();
    }
}
