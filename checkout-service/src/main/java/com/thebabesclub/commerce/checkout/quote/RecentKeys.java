package com.thebabesclub.commerce.checkout.quote;

import java.util.LinkedHashMap;
import java.util.Map;

/** What this process has done already. Forgets the oldest first; doing it again is harmless. */
final class RecentKeys {

    private static final int MOST = 10_000;

    private final Map<String, Boolean> entries =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /** True where it is new. */
    synchronized boolean add(String entry) {
        return entries.putIfAbsent(entry, true) == null;
    }

    synchronized void remove(String entry) {
        entries.remove(entry);
    }
}
