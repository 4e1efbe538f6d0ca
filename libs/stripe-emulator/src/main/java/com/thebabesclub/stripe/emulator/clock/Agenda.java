package com.thebabesclub.stripe.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to happen at given times: expiries, outcomes of delayed payments, deliveries. Not safe
 * for threads: the account runs it under its lock.
 */
public final class Agenda {

    private record Entry(Instant at, long number, Runnable action) {}

    private final MovableClock clock;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private long number;

    public Agenda(MovableClock clock) {
        this.clock = clock;
    }

    /** Runs {@code action} once the clock shows {@code at} or later. */
    public void at(Instant at, Runnable action) {
        entries.add(new Entry(at, number++, action));
    }

    /** Runs {@code action} once this much time has passed. */
    public void in(Duration delay, Runnable action) {
        at(clock.instant().plus(delay), action);
    }

    /** When the next entry is due. */
    public Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::at);
    }

    /** Runs what is due, in the order of its times. */
    public void runDue() {
        for (Entry next = entries.peek();
                next != null && !next.at().isAfter(clock.instant());
                next = entries.peek()) {
            entries.remove();
            next.action().run();
        }
    }

    /** Moves the clock and runs what becomes due on the way, each at its own time. */
    public void move(Duration by) {
        Instant target = clock.instant().plus(by);
        for (Entry next = entries.peek();
                next != null && !next.at().isAfter(target);
                next = entries.peek()) {
            clock.moveTo(next.at());
            runDue();
        }
        clock.moveTo(target);
        runDue();
    }
}
