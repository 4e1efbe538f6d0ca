package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.Optional;

/** One run, as it was asked for. */
record Run(SyncRequest request, Instant startedAt, Share share, Progress progress) {

    /** What it goes through, where nothing is left of an earlier one. */
    Window window(SyncState state) {
        return request.explicit()
                .orElseGet(() -> Window.of(startedAt, request.lookback(), state.watermark()));
    }

    /** Up to when everything is settled after it. */
    Optional<Instant> watermark(SyncState before, Walk walk) {
        boolean moves = request.explicit().isEmpty() && walk.ended(Walk.End.WHOLE);
        return moves ? Optional.of(walk.watermark()) : before.watermark();
    }

    SyncReport report(Instant completedAt, Optional<Instant> watermark, Walk walk) {
        return SyncReport.of(request, startedAt, completedAt, watermark, walk);
    }

    SyncReport skipped() {
        return SyncReport.skipped(request, startedAt, window(SyncState.FIRST));
    }

    SyncReport failed(String problem) {
        return SyncReport.failed(request, startedAt, window(SyncState.FIRST), problem);
    }
}
