package com.thebabesclub.commerce.stock;

import java.util.Locale;
import java.util.stream.Stream;

/** How a reservation stands. */
enum ReservationState {
    /** Its pieces are held for a session that may be paid. */
    RESERVED,
    /** The session that held it is over, and its pieces are to be given back. */
    ENDING,
    /** A session was paid with it, or is about to be. */
    SOLD,
    /** Its pieces were given back. */
    RELEASED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationState ofText(String text) {
        return Stream.of(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reservation is " + text));
    }
}
