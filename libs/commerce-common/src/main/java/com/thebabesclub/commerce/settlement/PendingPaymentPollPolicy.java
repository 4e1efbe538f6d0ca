package com.thebabesclub.commerce.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When a pending payment is asked for: after an hour, after six, then daily for 30 days. */
final class PendingPaymentPollPolicy {

    static final Duration FIRST = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofHours(6);
    private static final int DAYS = 30;

    private PendingPaymentPollPolicy() {}

    /**
     * The next time after now; empty after 30 days.
     *
     * @param first when the first look was due, an hour after the payment became pending
     */
    static Optional<Instant> after(Instant first, Instant now) {
        Instant pendingSince = first.minus(FIRST);
        return Stream.concat(
                        Stream.of(FIRST, SECOND),
                        IntStream.rangeClosed(1, DAYS).mapToObj(Duration::ofDays))
                .map(pendingSince::plus)
                .filter(now::isBefore)
                .findFirst();
    }
}
