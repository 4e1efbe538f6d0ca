package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.web.Problem;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * From when to when orders are wanted, by the creation of their sessions.
 *
 * @param from included
 * @param until excluded
 */
record Period(Optional<Instant> from, Optional<Instant> until) {

    private static final String PREFIX = "ORDER#";

    /** After every digit. */
    private static final String END = PREFIX + "~";

    /** What ten digits can say. */
    private static final long LAST_SECOND = 9_999_999_999L;

    /**
     * As the caller wrote it: days in UTC, both included, or times, of which the second is not. A
     * problem where it cannot be read or ends before it begins.
     */
    static Period of(@Nullable String from, @Nullable String to) {
        Period period =
                new Period(
                        Optional.ofNullable(from).map(text -> moment("from", text, 0)),
                        Optional.ofNullable(to).map(text -> moment("to", text, 1)));
        if (period.from.isPresent()
                && period.until.isPresent()
                && !period.from.get().isBefore(period.until.get())) {
            throw Problem.invalid("to", "must be after from").exception();
        }
        return period;
    }

    /** The newest orders of the period first, as a condition on their keys. */
    Range newest(String partition, int limit) {
        if (from.isEmpty() && until.isEmpty()) {
            return Range.newest(partition, PREFIX, limit);
        }
        return Range.newestBetween(
                partition,
                from.map(Period::firstSort).orElse(PREFIX),
                until.map(Period::firstSort).orElse(END),
                limit);
    }

    /** Different for each period, so that no cursor of one is taken for another. */
    String list() {
        return "orders "
                + from.map(Period::firstSort).orElse("")
                + " "
                + until.map(Period::firstSort).orElse("");
    }

    private static Instant moment(String name, String text, int daysOn) {
        return parsed(text, daysOn)
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                                name,
                                                "must be a day as 2026-11-26 or a time in UTC as 2026-11-26T12:00:00Z")
                                        .exception());
    }

    private static Optional<Instant> parsed(String text, int daysOn) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(daysOn)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    /** Before the orders of this second or, within a second, of the next one. */
    private static String firstSort(Instant moment) {
        long second = moment.getNano() > 0 ? moment.getEpochSecond() + 1 : moment.getEpochSecond();
        return Key.orderSort(Instant.ofEpochSecond(Math.clamp(second, 0, LAST_SECOND)));
    }
}
