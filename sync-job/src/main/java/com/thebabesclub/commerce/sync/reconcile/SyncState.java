package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run leaves to the next.
 *
 * @param watermark up to when everything is settled; empty before the first whole run
 * @param unfinished a window that was begun, and how far
 */
record SyncState(Optional<Instant> watermark, Optional<Walk> unfinished) {

    static final SyncState FIRST = new SyncState(Optional.empty(), Optional.empty());

    /** What is left of a begun window if that reaches far enough back, else a new one. */
    Walk next(Window asked) {
        return unfinished
                .filter(begun -> begun.window().reachesBackTo(asked))
                .orElseGet(() -> Walk.from(asked));
    }
}
