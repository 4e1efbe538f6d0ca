package com.thebabesclub.commerce.stripe;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets Stripe be asked about a session once in five seconds, however often a page is loaded again.
 * A process remembers the ten thousand sessions that it asked about last.
 */
@Singleton
public final class SessionLookupThrottle {

    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> last =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST;
                }
            };

    SessionLookupThrottle(Clock clock) {
        this.clock = clock;
    }

    /** True where this process has not asked about the session in the last five seconds. */
    public synchronized boolean mayAsk(String sessionId) {
        Instant now = clock.instant();
        Instant before = last.getOrDefault(sessionId, Instant.MIN);
        if (before.isAfter(now.minus(BETWEEN))) {
            return false;
        }
        last.remove(sessionId);
        last.put(sessionId, now);
        return true;
    }
}
