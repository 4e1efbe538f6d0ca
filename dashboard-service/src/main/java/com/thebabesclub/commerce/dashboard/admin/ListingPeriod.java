package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.OrderListingRange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
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
        return OrderListingRange.days(first, last, limit);
    }

    /** Different for each period, so that no cursor of one is taken for another. */
    String list() {
        return "listing " + first + " " + last;
    }

    /** Whether the keys of the list can say a day. */
    static boolean isListed(LocalDate day) {
        return !day.isBefore(BEGIN) && day.isBefore(END);
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
        if (!isListed(period.first) || !isListed(period.last)) {
            throw Problem.invalid(field, "must be between 1971 and 2286").exception();
        }
        return period;
    }
}
