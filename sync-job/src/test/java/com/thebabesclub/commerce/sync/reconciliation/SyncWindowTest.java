package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class SyncWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00.5Z");
    private static final Duration DAY = Duration.ofHours(25);

    @Test
    void reachesADayFurtherBackThanWhatMayBeMissing() {
        assertThat(SyncWindow.of(NOW, DAY, Optional.empty()))
                .isEqualTo(window("2026-11-24T00:00:00Z"));
    }

    @Test
    void aWatermarkThatLagsReachesFurtherAndOneThatIsAheadDoesNot() {
        assertThat(SyncWindow.of(NOW, DAY, Optional.of(Instant.parse("2026-11-20T01:00:00Z"))))
                .isEqualTo(window("2026-11-19T00:00:00Z"));
        assertThat(SyncWindow.of(NOW, DAY, Optional.of(Instant.parse("2026-11-26T01:59:00Z"))))
                .isEqualTo(window("2026-11-24T00:00:00Z"));
    }

    @Test
    void aBegunWindowIsFinishedOnlyIfItReachesAsFarBackAsAsked() {
        RunProgress begun = RunProgress.from(window("2026-11-24T00:00:00Z"));
        SyncState state = new SyncState(Optional.empty(), Optional.of(begun), Instant.EPOCH, true);

        assertThat(state.next(window("2026-11-24T12:00:00Z"))).isEqualTo(begun);
        assertThat(state.next(window("2026-11-01T00:00:00Z")).window())
                .isEqualTo(window("2026-11-01T00:00:00Z"));
        SyncWindow muchLater =
                new SyncWindow(
                        Instant.parse("2026-11-24T12:00:00Z"),
                        Instant.parse("2026-11-26T08:00:00Z"));
        assertThat(state.next(muchLater).window()).isEqualTo(muchLater);
    }

    private static SyncWindow window(String from) {
        return new SyncWindow(Instant.parse(from), Instant.parse("2026-11-26T02:00:00Z"));
    }
}
