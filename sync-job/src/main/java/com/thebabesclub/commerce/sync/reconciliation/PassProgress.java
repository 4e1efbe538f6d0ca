package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * A run on its way.
 *
 * @param storedAt when its place was last stored
 * @param workedThen what had needed work by then
 * @param pages since then
 * @param outages failures in a row that may be those of everything
 */
record PassProgress(RunProgress walk, Instant storedAt, int workedThen, int pages, int outages) {

    static PassProgress from(RunProgress runProgress, Instant now) {
        return new PassProgress(runProgress, now, 0, 0, 0);
    }

    PassProgress with(RunProgress next) {
        return new PassProgress(next, storedAt, workedThen, pages, outages);
    }

    PassProgress outage(RunProgress next) {
        return new PassProgress(next, storedAt, workedThen, pages, outages + 1);
    }

    PassProgress answered(RunProgress next) {
        return new PassProgress(next, storedAt, workedThen, pages, 0);
    }

    PassProgress turned(Optional<String> next) {
        return new PassProgress(walk.turned(next), storedAt, workedThen, pages + 1, outages);
    }

    PassProgress stored(Instant now) {
        return new PassProgress(walk, now, walk.tally().worked(), 0, outages);
    }

    boolean worked() {
        return walk.tally().worked() > workedThen;
    }
}
