package com.thebabesclub.commerce.checkout.ratelimit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process has seen of each address in the hour. Forgets the longest unseen first. */
final class LocalRateWindows {

    private static final int MOST = 20_000;

    /**
     * The address as it stands.
     *
     * @param count the requests of the hour, this one included
     * @param refusedUntil in the past where it is not refused
     */
    record Seen(Instant hour, int count, Instant refusedUntil) {}

    private final Map<String, Seen> windows =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Seen count(String address, Instant hour) {
        Seen before = windows.getOrDefault(address, new Seen(hour, 0, Instant.MIN));
        int count = before.hour().equals(hour) ? before.count() : 0;
        Seen now = new Seen(hour, count + 1, before.refusedUntil());
        windows.put(address, now);
        return now;
    }

    synchronized void refuse(String address, Instant until) {
        windows.computeIfPresent(address, (_, seen) -> new Seen(seen.hour(), seen.count(), until));
    }
}
