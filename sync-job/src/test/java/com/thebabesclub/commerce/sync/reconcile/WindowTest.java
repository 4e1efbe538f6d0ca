package com.thebabesclub.commerce.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00.5Z");
    private static final Duration DAY = Duration.ofHours(25);

    @Test
    void reachesADayFurtherBackThanWhatMayBeMissing() {
        assertThat(Window.of(NOW, DAY, Optional.empty())).isEqualTo(window("2026-11-24T00:00:00Z"));
    }

    @Test
    void aWatermarkThatLagsReachesFurtherAndOneThatIsAheadDoesNot() {
        assertThat(Window.of(NOW, DAY, Optional.of(Instant.parse("2026-11-20T01:00:00Z"))))
                .isEqualTo(window("2026-11-19T00:00:00Z"));
        assertThat(Window.of(NOW, DAY, Optional.of(Instant.parse("2026-11-26T01:59:00Z"))))
                .isEqualTo(window("2026-11-24T00:00:00Z"));
    }

    @Test
    void aBegunWindowIsFinishedOnlyIfItReachesAsFarBackAsAsked() {
        Walk begun = Walk.from(window("2026-11-24T00:00:00Z"));
        SyncState state = new SyncState(Optional.empty(), Optional.of(begun), Instant.EPOCH, true);

        assertThat(state.next(window("2026-11-24T12:00:00Z"))).isEqualTo(begun);
        assertThat(state.next(window("2026-11-01T00:00:00Z")).window())
                .isEqualTo(window("2026-11-01T00:00:00Z"));
        Window muchLater =
                new Window(
                        Instant.parse("2026-11-24T12:00:00Z"),
                        Instant.parse("2026-11-26T08:00:00Z"));
        assertThat(state.next(muchLater).window()).isEqualTo(muchLater);
    }

    private static Window window(String from) {
        return new Window(Instant.parse(from), Instant.parse("2026-11-26T02:00:00Z"));
    }
}
