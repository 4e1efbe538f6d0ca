package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.Optional;

/** One run, as it was asked for. */
record RunContext(
        SyncRequest request, Instant startedAt, RunBudget share, ProgressListener progress) {

    /** What it goes through, where nothing is left of an earlier one. */
    SyncWindow window(SyncState state) {
        return request.explicit()
                .orElseGet(() -> SyncWindow.of(startedAt, request.lookback(), state.watermark()));
    }

    /** Up to when everything is settled after it. */
    Optional<Instant> watermark(SyncState before, RunProgress runProgress) {
        boolean moves = request.explicit().isEmpty() && runProgress.ended(RunProgress.End.WHOLE);
        return moves ? Optional.of(runProgress.watermark()) : before.watermark();
    }

    SyncReport report(Instant completedAt, Optional<Instant> watermark, RunProgress runProgress) {
        return SyncReport.of(request, startedAt, completedAt, watermark, runProgress);
    }

    SyncReport skipped() {
        return SyncReport.skipped(request, startedAt, window(SyncState.FIRST));
    }

    SyncReport failed(String problem) {
        return SyncReport.failed(request, startedAt, window(SyncState.FIRST), problem);
    }
}
