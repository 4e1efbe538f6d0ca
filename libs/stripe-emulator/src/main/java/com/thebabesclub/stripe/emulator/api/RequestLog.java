package com.thebabesclub.stripe.emulator.api;

import java.util.ArrayList;
import java.util.List;

/** What was asked and answered, for tests that count calls. */
public final class RequestLog {

    /** One request and its answer; status 0 if the connection was cut without one. */
    public record Entry(String route, String path, int status, boolean replayed) {}

    private static final int KEPT = 100_000;

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
        if (entries.size() == KEPT) {
            entries.subList(0, KEPT / 2).clear();
        }
        entries.add(entry);
    }

    /** The requests so far, oldest first, the last 50,000 at least. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
