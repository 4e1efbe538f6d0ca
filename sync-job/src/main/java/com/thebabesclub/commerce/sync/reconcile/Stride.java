package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * A walk on its way.
 *
 * @param storedAt when its place was last stored
 * @param workedThen what had needed work by then
 * @param pages since then
 * @param outages failures in a row that may be those of everything
 */
record Stride(Walk walk, Instant storedAt, int workedThen, int pages, int outages) {

    static Stride from(Walk walk, Instant now) {
        return new Stride(walk, now, 0, 0, 0);
    }

    Stride with(Walk next) {
        return new Stride(next, storedAt, workedThen, pages, outages);
    }

    Stride outage(Walk next) {
        return new Stride(next, storedAt, workedThen, pages, outages + 1);
    }

    Stride answered(Walk next) {
        return new Stride(next, storedAt, workedThen, pages, 0);
    }

    Stride turned(Optional<String> next) {
        return new Stride(walk.turned(next), storedAt, workedThen, pages + 1, outages);
    }

    Stride stored(Instant now) {
        return new Stride(walk, now, walk.tally().worked(), 0, outages);
    }

    boolean worked() {
        return walk.tally().worked() > workedThen;
    }
}
