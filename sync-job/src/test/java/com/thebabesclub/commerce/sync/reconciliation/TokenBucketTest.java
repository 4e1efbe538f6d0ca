package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class TokenBucketTest {

    private final AtomicLong now = new AtomicLong(123);
    private final TokenBucket bucket = new TokenBucket(10, now::get);

    @Test
    @Case(
            id = "T-SYN-6",
            sentence =
                    "Stripe answers 429 to three in ten calls: the run completes within its rate.")
    void givesASecondsWorthAtOnceAndThenItsRate() {
        for (int call = 0; call < 10; call++) {
            assertThat(bucket.reserve(1)).isZero();
        }
        assertThat(bucket.reserve(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(bucket.reserve(1)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void doesNotSaveUpForMoreThanASecond() {
        now.addAndGet(Duration.ofHours(1).toNanos());
        for (int call = 0; call < 10; call++) {
            assertThat(bucket.reserve(1)).isZero();
        }
        assertThat(bucket.reserve(1)).isEqualTo(Duration.ofMillis(100));
    }
}
