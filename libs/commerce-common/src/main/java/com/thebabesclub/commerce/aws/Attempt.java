package com.thebabesclub.commerce.aws;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** One attempt at a call, which may be ended from outside while it waits. */
final class Attempt implements Runnable {

    private final Runnable whenExpired;
    private @Nullable Connection connection;
    private boolean over;
    private boolean expired;

    /**
     * @param whenExpired what happens beside the end of the connection
     */
    Attempt(Runnable whenExpired) {
        this.whenExpired = whenExpired;
    }

    /** From now on this connection ends with the attempt's time. */
    synchronized void uses(Connection used) throws IOException {
        connection = used;
        requireTime();
    }

    /** The connection is nobody's now, unless the time was over first. */
    synchronized void leaves() throws IOException {
        requireTime();
        over = true;
    }

    synchronized void requireTime() throws IOException {
        if (expired) {
            throw new IOException("the attempt took too long");
        }
    }

    synchronized boolean isExpired() {
        return expired;
    }

    /** The time is over. */
    @Override
    public void run() {
        if (expire()) {
            whenExpired.run();
        }
    }

    private synchronized boolean expire() {
        if (over) {
            return false;
        }
        expired = true;
        if (connection != null) {
            connection.abort();
        }
        return true;
    }
}
