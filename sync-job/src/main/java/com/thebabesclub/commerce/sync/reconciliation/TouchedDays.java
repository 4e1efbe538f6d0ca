package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

/**
 * The days, in UTC, in which the sessions were created that a run came across: what is told of them
 * in its window may have changed what the orders of those days come to, whoever has settled it.
 * Serves one run.
 */
final class TouchedDays {

    /** More are left out, the oldest first; a run of their window sums them. */
    static final int MOST = 400;

    private final TreeSet<LocalDate> days = new TreeSet<>();

    void add(Instant created) {
        days.add(day(created));
        if (days.size() > MOST) {
            days.pollFirst();
        }
    }

    /** All days of a window, also those on which nothing was sold. */
    void addAll(SyncWindow window) {
        LocalDate last = day(window.to());
        LocalDate first = day(window.from());
        LocalDate kept = last.minusDays(MOST - 1L);
        (first.isBefore(kept) ? kept : first).datesUntil(last.plusDays(1)).forEach(days::add);
        while (days.size() > MOST) {
            days.pollFirst();
        }
    }

    /** Those that are over, the newest first. */
    List<LocalDate> before(Instant now) {
        return List.copyOf(days.headSet(day(now), false).descendingSet());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
