package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Parts of the shop's list of its orders, the newest first. */
public final class OrderListingRange {

    /** Of the seconds that a sort key begins with. */
    private static final int DIGITS = Key.orderListingSort(Instant.EPOCH).length();

    private OrderListingRange() {}

    /**
     * The orders of days in UTC.
     *
     * @param last included; in the month of the first
     */
    public static KeyRange days(LocalDate first, LocalDate last, int most) {
        return KeyRange.newestBetween(
                Key.orderListings(YearMonth.from(first)),
                firstSort(first),
                // Before the first order of the day after.
                firstSort(last.plusDays(1)),
                most);
    }

    /**
     * The orders whose sessions were created from one moment to another, both included, to the
     * second: a range for each month.
     */
    public static List<KeyRange> between(Instant oldest, Instant newest, int most) {
        YearMonth last = YearMonth.from(newest.atOffset(ZoneOffset.UTC));
        YearMonth first = YearMonth.from(oldest.atOffset(ZoneOffset.UTC));
        // Before the first order of the second after.
        String end = Key.orderListingSort(newest.plusSeconds(1));
        return Stream.iterate(last, month -> !month.isBefore(first), month -> month.minusMonths(1))
                .map(
                        month ->
                                KeyRange.newestBetween(
                                        Key.orderListings(month),
                                        Key.orderListingSort(oldest),
                                        end,
                                        most))
                .toList();
    }

    /** Whose order a row of the list is. */
    public static String sessionId(Attributes row) {
        return row.key().sort().substring(DIGITS + 1);
    }

    /** When the session of a row of the list was created, to the second. */
    public static Instant created(Attributes row) {
        return created(row.key().sort());
    }

    private static String firstSort(LocalDate day) {
        return Key.orderListingSort(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The day, in UTC, that a sort key of the list is of. */
    static LocalDate day(String sort) {
        return LocalDate.ofInstant(created(sort), ZoneOffset.UTC);
    }

    private static Instant created(String sort) {
        return Instant.ofEpochSecond(Long.parseLong(sort, 0, DIGITS, 10));
    }
}
