package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run leaves to the next.
 *
 * @param watermark up to when everything is settled; empty before the first whole run
 * @param unfinished a window that was begun, and how far
 * @param notBefore when it may be gone on with
 * @param isOurs false where the job of the first generation has written it
 */
record SyncState(
        Optional<Instant> watermark,
        Optional<RunProgress> unfinished,
        Instant notBefore,
        boolean isOurs) {

    static final SyncState FIRST =
            new SyncState(Optional.empty(), Optional.empty(), Instant.EPOCH, true);

    /** An older window is begun anew: it would miss what has happened since. */
    private static final Duration FRESH = Duration.ofHours(6);

    /** What is left of a begun window if that does as well, else a new one. */
    RunProgress next(SyncWindow asked) {
        return unfinished
                .filter(begun -> begun.window().reachesBackTo(asked))
                .filter(begun -> begun.window().to().plus(FRESH).isAfter(asked.to()))
                .orElseGet(() -> RunProgress.from(asked));
    }

    /** What a run between the nights has to go on with. */
    Optional<RunProgress> toGoOnWith(Instant now) {
        return unfinished.filter(_ -> !now.isBefore(notBefore));
    }
}
