package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/**
 * Whatever happens at Stripe in whatever order, whichever webhooks are lost and however often the
 * job is killed or held up: after a quiet night the table equals Stripe, and at no time has the
 * watermark passed anything that the table does not know.
 */
class SyncPropertyTest {

    private static final int DAYS = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Tag("T-SYN-1")
    @Tag("T-SYN-3")
    @Tag("T-SYN-10")
    void afterTheLastNightTheTableEqualsStripe(long seed) {
        try (Shop shop = Shop.at("2026-11-01T12:00:00Z")) {
            Commotion commotion = new Commotion(shop, seed);
            for (int day = 0; day < DAYS; day++) {
                commotion.day();
                commotion.restlessNight();
                assertThat(commotion.passedUnknown())
                        .as("seed %d, day %d: below the watermark and not known", seed, day)
                        .isEmpty();
            }
            shop.clock.advance(Duration.ofDays(1));
            assertThat(shop.nightly().status()).isEqualTo(SyncReport.Status.SUCCESS);

            assertThat(commotion.inTheTable()).as("seed %d", seed).isEqualTo(commotion.atStripe());
            assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
        }
    }
}
