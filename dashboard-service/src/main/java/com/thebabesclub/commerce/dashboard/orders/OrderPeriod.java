package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

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
record OrderPeriod(Optional<Instant> from, Optional<Instant> until) {

    private static final String PREFIX = "ORDER#";

    /** After every digit. */
    private static final String END = PREFIX + "~";

    /** What ten digits can say. */
    private static final long LAST_SECOND = 9_999_999_999L;

    /**
     * As the caller wrote it: days in UTC, both included, or times, of which the second is not. A
     * problem where it cannot be read or ends before it begins.
     */
    static OrderPeriod of(@Nullable String from, @Nullable String to) {
        OrderPeriod orderPeriod =
                new OrderPeriod(
                        BlankTextNormalizer.of(from).map(text -> moment("from", text, 0)),
                        BlankTextNormalizer.of(to).map(text -> moment("to", text, 1)));
        if (orderPeriod.from.isPresent()
                && orderPeriod.until.isPresent()
                && !orderPeriod.from.get().isBefore(orderPeriod.until.get())) {
            throw Problem.invalid("to", "must be after from").exception();
        }
        return orderPeriod;
    }

    /** The newest orders of the period first, as a condition on their keys. */
    KeyRange newest(String partition, int limit) {
        if (from.isEmpty() && until.isEmpty()) {
            return KeyRange.newest(partition, PREFIX, limit);
        }
        return KeyRange.newestBetween(
                partition,
                from.map(OrderPeriod::firstSort).orElse(PREFIX),
                until.map(OrderPeriod::firstSort).orElse(END),
                limit);
    }

    /** Different for each period, so that no cursor of one is taken for another. */
    String list() {
        return "orders "
                + from.map(OrderPeriod::firstSort).orElse("")
                + " "
                + until.map(OrderPeriod::firstSort).orElse("");
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
