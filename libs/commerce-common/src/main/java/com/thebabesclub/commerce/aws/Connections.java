package com.thebabesclub.commerce.aws;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one endpoint: as many as calls are under way, kept for the next. It blocks, on
 * the virtual thread of each call, and nothing else in this package does.
 */
final class Connections implements Transport {

    /** After that it is asked whether it is still there: the other end closes what lies idle. */
    private static final long TRUSTED_MILLIS = 1_000;

    private static final long KEPT_MILLIS = 60_000;

    private final Endpoint endpoint;
    private final Limits limits;
    private final Clock clock;
    private final Semaphore free;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Connections(Endpoint endpoint, Limits limits, Clock clock) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.clock = clock;
        this.free = new Semaphore(limits.inFlight(), true);
    }

    @Override
    public Answer send(byte[] request, boolean fresh, Attempt attempt) throws IOException {
        await();
        try {
            attempt.requireTime();
            Connection connection = fresh ? null : kept();
            return exchange(request, connection, attempt);
        } finally {
            free.release();
        }
    }

    private Answer exchange(byte[] request, @Nullable Connection kept, Attempt attempt)
            throws IOException {
        Connection connection = kept == null ? new Connection() : kept;
        boolean done = false;
        try {
            attempt.uses(connection);
            if (kept == null) {
                connection.open(endpoint, (int) limits.connect().toMillis());
            }
            Answer answer = connection.exchange(request);
            attempt.leaves();
            done = answer.keepsAlive() && keep(connection);
            return answer;
        } finally {
            if (!done) {
                connection.abort();
            }
        }
    }

    private void await() throws IOException {
        if (free.tryAcquire()) {
            return;
        }
        try {
            if (free.getQueueLength() >= limits.waiting()
                    || !free.tryAcquire(limits.connect().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The one that was used last and is still there. */
    private @Nullable Connection kept() {
        for (Connection last = last(); last != null; last = last()) {
            long unused = clock.millis() - last.idleSince();
            boolean trusted = unused >= 0 && unused < TRUSTED_MILLIS;
            if (trusted || (unused < KEPT_MILLIS && last.isStillOpen())) {
                return last;
            }
            last.abort();
        }
        return null;
    }

    private @Nullable Connection last() {
        synchronized (idle) {
            return idle.pollLast();
        }
    }

    /** False where it is not to be kept. */
    private boolean keep(Connection connection) {
        long now = clock.millis();
        connection.idleSince(now);
        synchronized (idle) {
            if (closed) {
                return false;
            }
            Connection first = idle.peekFirst();
            if (first != null && now - first.idleSince() > KEPT_MILLIS) {
                idle.removeFirst();
                first.abort();
            }
            idle.addLast(connection);
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            for (Connection connection : idle) {
                connection.abort();
            }
            idle.clear();
        }
    }

    /** More is under way than there may be. Not to be tried again: that would be still more. */
    static final class Crowded extends IOException {
        Crowded() {
            super("no connection was free in time");
        }
    }
}
