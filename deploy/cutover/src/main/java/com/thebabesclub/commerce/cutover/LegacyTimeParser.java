package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.MalformedItem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times in the forms in which scripts write them. */
final class LegacyTimeParser {

    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private LegacyTimeParser() {}

    /** ISO 8601 with or without an offset, or seconds or milliseconds; empty for anything else. */
    static Optional<Instant> find(Attributes row, String name) {
        try {
            return row.findText(name).flatMap(LegacyTimeParser::parse);
        } catch (MalformedItem notText) {
            return number(row, name);
        }
    }

    private static Optional<Instant> number(Attributes row, String name) {
        try {
            return row.findNumber(name).stream().mapToObj(LegacyTimeParser::ofEpoch).findFirst();
        } catch (MalformedItem neither) {
            return Optional.empty();
        }
    }

    private static Instant ofEpoch(long number) {
        return number < MILLISECONDS_FROM
                ? Instant.ofEpochSecond(number)
                : Instant.ofEpochMilli(number).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException noOffset) {
            return local(text);
        }
    }

    /** Python's {@code utcnow().isoformat()} says nothing of the zone. */
    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text)
                            .toInstant(ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
