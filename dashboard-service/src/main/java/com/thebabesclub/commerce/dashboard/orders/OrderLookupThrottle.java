package com.thebabesclub.commerce.dashboard.orders;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps a page that reloads from asking Stripe about the same session all the time. */
@Singleton
public final class OrderLookupThrottle {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    private final Map<String, Instant> asked =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST;
                }
            };
    private final Clock clock;

    public OrderLookupThrottle(Clock clock) {
        this.clock = clock;
    }

    /** True where this instance has not been here with the session for five seconds. */
    synchronized boolean isFirst(String sessionId) {
        Instant now = clock.instant();
        @Nullable Instant before = asked.get(sessionId);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        asked.put(sessionId, now);
        return true;
    }
}
