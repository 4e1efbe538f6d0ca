package com.thebabesclub.stripe.emulator.fault;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds calls until they are released. */
public final class Gate {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int waiting;
    private long releases;

    /** Waits for the next release, two minutes at most. */
    public void pass() throws InterruptedException {
        lock.lock();
        try {
            long seen = releases;
            waiting++;
            changed.signalAll();
            long nanos = LONGEST.toNanos();
            while (releases == seen && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go all who wait now. */
    public void release() {
        lock.lock();
        try {
            releases++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many are held. */
    public boolean awaitWaiting(int calls, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (waiting < calls && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return waiting >= calls;
        } finally {
            lock.unlock();
        }
    }
}
