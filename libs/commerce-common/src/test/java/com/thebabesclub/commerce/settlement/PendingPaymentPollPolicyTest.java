package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PendingPaymentPollPolicyTest {

    private static final Instant FIRST = TestClock.NOON.plus(PendingPaymentPollPolicy.FIRST);

    @Test
    void afterAnHourAfterSixAndThenDailyForThirtyDays() {
        List<Long> hours = new ArrayList<>();
        Optional<Instant> next = PendingPaymentPollPolicy.after(FIRST, TestClock.NOON);
        while (next.isPresent()) {
            hours.add(Duration.between(TestClock.NOON, next.get()).toHours());
            next = PendingPaymentPollPolicy.after(FIRST, next.get());
        }

        assertThat(hours).hasSize(32).startsWith(1L, 6L, 24L, 48L).endsWith(29L * 24, 30L * 24);
    }

    @Test
    void aPollThatComesLateIsNotMadeUpFor() {
        assertThat(PendingPaymentPollPolicy.after(FIRST, TestClock.NOON.plus(Duration.ofHours(60))))
                .contains(TestClock.NOON.plus(Duration.ofHours(72)));
    }
}
