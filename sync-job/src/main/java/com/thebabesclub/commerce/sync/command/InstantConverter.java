package com.thebabesclub.commerce.sync.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * A time as somebody types it: {@code 2026-11-26T12:00:00Z}, or a day, which begins at 0:00 UTC.
 */
public final class InstantConverter implements ITypeConverter<Instant> {

    private static final int DAY = "2026-11-26".length();

    @Override
    public Instant convert(String typed) {
        try {
            return typed.length() == DAY
                    ? LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(typed);
        } catch (DateTimeParseException _) {
            throw new TypeConversionException(
                    "it should be a time such as 2026-11-26T12:00:00Z, or a day such as 2026-11-26.");
        }
    }
}
