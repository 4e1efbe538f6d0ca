package com.thebabesclub.commerce.sync.command;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for a person. */
public final class AgeFormat {

    private AgeFormat() {}

    /** Such as {@code 1 h 05 min}; days from two on. */
    public static String of(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.isNegative()) {
            return "0 h 00 min";
        }
        return age.toHours() >= 48
                ? "%d d %02d h".formatted(age.toDays(), age.toHoursPart())
                : "%d h %02d min".formatted(age.toHours(), age.toMinutesPart());
    }
}
