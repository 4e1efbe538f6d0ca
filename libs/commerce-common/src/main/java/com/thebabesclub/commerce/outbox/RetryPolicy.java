package com.thebabesclub.commerce.outbox;

import java.time.Duration;
import java.util.List;

/** How often a task is tried, and after which pauses. */
final class RetryPolicy {

    /** Two and a half days in all: longer than an outage, shorter than anybody's retry. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(24),
                    Duration.ofHours(24));

    static final int MOST = PAUSES.size() + 1;

    private RetryPolicy() {}

    /** The pause after a try that failed, counted from 1. */
    static Duration pauseAfter(int tries) {
        return PAUSES.get(Math.clamp(tries, 1, PAUSES.size()) - 1);
    }

    static boolean areUsedUp(int tries) {
        return tries >= MOST;
    }
}
