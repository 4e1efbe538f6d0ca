package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Left;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run, as it was asked for.
 *
 * @param until when it must have stored how far it came; on Lambda half a minute before the end of
 *     its time
 */
record RunContext(
        SyncRequest request, Instant startedAt, Instant until, ProgressListener progress) {

    /** True where it may begin nothing more. */
    boolean isUsedUp(RunCounts counts, Instant now) {
        return counts.worked() >= request.maxSessions() || !now.isBefore(until);
    }

    /** What it goes through, where nothing is left of an earlier one. */
    SyncWindow window(SyncState state) {
        return request.explicit()
                .orElseGet(() -> SyncWindow.of(startedAt, request.lookback(), state.watermark()));
    }

    /** What it came to. An explicit window leaves the watermark as it was; a dry run has none. */
    SyncReport report(Instant completedAt, SyncState before, RunProgress end) {
        boolean whole = end.ended(RunProgress.End.WHOLE);
        Optional<Instant> watermark =
                whole && request.explicit().isEmpty()
                        ? Optional.of(end.watermark())
                        : before.watermark();
        PassPosition left = end.left();
        return new SyncReport(
                request,
                Status.of(end),
                startedAt,
                completedAt,
                end.window(),
                end.tally(),
                end.problems(),
                watermark.filter(_ -> !request.dryRun()),
                whole ? Optional.empty() : Optional.of(new Left(left.pass(), left.reached())));
    }

    SyncReport skipped() {
        return nothingDone(Status.SKIPPED, List.of(), Optional.empty());
    }

    SyncReport failed(String problem) {
        Left all = new Left(Pass.SESSIONS, window(SyncState.FIRST).to());
        return nothingDone(Status.FAILED, List.of(problem), Optional.of(all));
    }

    private SyncReport nothingDone(Status status, List<String> problems, Optional<Left> left) {
        return new SyncReport(
                request,
                status,
                startedAt,
                startedAt,
                window(SyncState.FIRST),
                RunCounts.NOTHING,
                problems,
                Optional.empty(),
                left);
    }
}
