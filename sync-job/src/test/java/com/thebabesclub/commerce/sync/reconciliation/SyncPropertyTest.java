package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

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
    @Case(
            id = "T-SYN-1",
            sentence =
                    "A session created just before one night's run and paid just after it is found the night after.")
    @Case(
            id = "T-SYN-3",
            sentence = "More sessions than a run may repair, and two kills: the runs converge.")
    @Case(id = "T-SYN-10", sentence = "A paid session of which no event was ever made is found.")
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
