package com.thebabesclub.commerce.domain.stock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which reservation of its cart a session sells, and as which attempt.
 *
 * @param number of the reservation
 */
public record ReservationAttempt(long number, int attempt) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})-(\\d{1,9})");

    /** Reads what {@link #text} wrote; empty where it is no such text. */
    public static Optional<ReservationAttempt> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ReservationAttempt(
                                Long.parseLong(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    public String text() {
        return number + "-" + attempt;
    }
}
