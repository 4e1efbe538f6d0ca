package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days of one month whose orders are listed, by the creation of their sessions in UTC.
 *
 * @param last included
 */
record ListingPeriod(LocalDate first, LocalDate last) {

    /** What ten digits can say ends on this day. */
    private static final LocalDate END = LocalDate.of(2286, 11, 20);

    private static final LocalDate BEGIN = LocalDate.of(1971, 1, 1);

    /** A whole month or one day of it; a problem where it is both or neither, or cannot be read. */
    static ListingPeriod of(Optional<String> month, Optional<String> day) {
        if (month.isPresent() == day.isPresent()) {
            throw Problem.invalid("month", "or day must be given, and only one").exception();
        }
        return month.map(ListingPeriod::month).or(() -> day.map(ListingPeriod::day)).orElseThrow();
    }

    /** The newest orders of the period first, as a condition on their keys. */
    KeyRange newest(int limit) {
        return KeyRange.newestBetween(
                Key.orderListings(YearMonth.from(first)),
                firstSort(first),
                // Before the first order of the day after.
                firstSort(last.plusDays(1)),
                limit);
    }

    /** Different for each period, so that no cursor of one is taken for another. */
    String list() {
        return "listing " + first + " " + last;
    }

    private static String firstSort(LocalDate day) {
        return Key.orderListingSort(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static ListingPeriod month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            return within("month", new ListingPeriod(month.atDay(1), month.atEndOfMonth()));
        } catch (DateTimeException _) {
            throw Problem.invalid("month", "must be a month as 2026-11").exception();
        }
    }

    private static ListingPeriod day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return within("day", new ListingPeriod(day, day));
        } catch (DateTimeException _) {
            throw Problem.invalid("day", "must be a day as 2026-11-26").exception();
        }
    }

    private static ListingPeriod within(String field, ListingPeriod period) {
        if (period.first.isBefore(BEGIN) || !period.last.isBefore(END)) {
            throw Problem.invalid(field, "must be between 1971 and 2286").exception();
        }
        return period;
    }
}
