package com.thebabesclub.commerce.domain.order;

import java.util.Locale;

/**
 * The number that a customer reads out on the telephone: {@code BC-} and the end of the session's
 * id.
 */
public record OrderNumber(String text) {

    private static final String PREFIX = "BC-";

    /**
     * Eight characters are enough to read out; two orders in a thousand at a hundred thousand share
     * them.
     */
    public static final int SHORT = 8;

    public static OrderNumber of(String sessionId) {
        return of(sessionId, SHORT);
    }

    /**
     * The number with more characters, for the rare session whose shorter number another order has.
     */
    public OrderNumber longer(String sessionId) {
        return of(sessionId, text.length() - PREFIX.length() + 2);
    }

    private static OrderNumber of(String sessionId, int length) {
        String characters = sessionId.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return new OrderNumber(
                PREFIX + characters.substring(Math.max(0, characters.length() - length)));
    }
}
