package com.thebabesclub.commerce.runtime.snapshot;

import com.thebabesclub.commerce.runtime.log.LogSuppressor;

import jakarta.inject.Singleton;

/**
 * Whether what happens in this process is a rehearsal: then no call leaves it, and nothing is
 * counted, traced or logged.
 */
@Singleton
@RequiresSnapshot
public final class PrimingState {

    private volatile boolean on;

    public boolean isOn() {
        return on;
    }

    void during(Runnable rehearsal) {
        on = true;
        try (LogSuppressor _ = LogSuppressor.begin()) {
            rehearsal.run();
        } finally {
            on = false;
        }
    }
}
