package com.thebabesclub.stripe.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs everything that touches the account one after the other, and what is due as time passes.
 * Nothing that waits for the network may run in here.
 */
public final class Timeline implements AutoCloseable {

    private static final Duration LONGEST_NAP = Duration.ofHours(1);

    private final MovableClock clock;
    private final Agenda agenda;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition planned = lock.newCondition();
    private boolean closed;

    public Timeline(MovableClock clock, Agenda agenda) {
        this.clock = clock;
        this.agenda = agenda;
    }

    /** Starts to run what becomes due. */
    public void start() {
        Thread.ofVirtual().name("stripe-emulator-agenda").start(this::tick);
    }

    public MovableClock clock() {
        return clock;
    }

    /** Runs {@code action} alone, after what is due before it. */
    public <T> T call(Supplier<T> action) {
        lock.lock();
        try {
            agenda.runDue();
            Optional<Instant> next = agenda.next();
            T result = action.get();
            agenda.runDue();
            if (closed || !agenda.next().equals(next)) {
                planned.signal();
            }
            return result;
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** As {@link #call}, without a result. */
    public void run(Runnable action) {
        call(
                () -> {
                    action.run();
                    return true;
                });
    }

    /** Moves the clock forward; what becomes due on the way happens at its own time. */
    public void move(Duration by) {
        run(() -> agenda.move(by));
    }

    /** Waits in real time until {@code done}, which is asked after each change. */
    public boolean await(BooleanSupplier done, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            agenda.runDue();
            while (!done.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
                agenda.runDue();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        lock.lock();
        try {
            while (!closed) {
                agenda.runDue();
                Duration nap = agenda.next().map(this::until).orElse(LONGEST_NAP);
                if (!planned.await(nap.toNanos(), TimeUnit.NANOSECONDS)) {
                    changed.signalAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private Duration until(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left;
    }

    @Override
    public void close() {
        run(() -> closed = true);
    }
}
