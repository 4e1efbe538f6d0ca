package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.repository.OrderStatisticsRepository;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The days of which statistics are asked for.
 *
 * @param last included
 */
record OrderStatisticsPeriod(LocalDate first, LocalDate last) {

    private static final int MOST_DAYS = OrderStatisticsRepository.MOST_DAYS;

    /** A month, or the days from one to another; a problem where it is both or neither. */
    static OrderStatisticsPeriod of(
            Optional<String> month, Optional<String> from, Optional<String> to) {
        if (month.isPresent()) {
            if (from.isPresent() || to.isPresent()) {
                throw Problem.invalid("month", "or from and to must be given, and not both")
                        .exception();
            }
            return month(month.get());
        }
        return days(day("from", from), day("to", to));
    }

    /** Those of the days that have begun, the newest first. */
    List<LocalDate> until(LocalDate today) {
        LocalDate end = last.isAfter(today) ? today : last;
        return first.datesUntil(first.isAfter(end) ? first : end.plusDays(1)).toList().reversed();
    }

    private static OrderStatisticsPeriod month(String text) {
        ListingPeriod month = ListingPeriod.of(Optional.of(text), Optional.empty());
        return new OrderStatisticsPeriod(month.first(), month.last());
    }

    private static LocalDate day(String field, Optional<String> text) {
        try {
            return text.map(LocalDate::parse)
                    .filter(ListingPeriod::isListed)
                    .orElseThrow(() -> new DateTimeException("missing, or out of every list"));
        } catch (DateTimeException _) {
            throw Problem.invalid(field, "must be a day as 2026-11-26").exception();
        }
    }

    private static OrderStatisticsPeriod days(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw Problem.invalid("to", "must not be before from").exception();
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.invalid("to", "must be within " + MOST_DAYS + " days").exception();
        }
        return new OrderStatisticsPeriod(first, last);
    }
}
