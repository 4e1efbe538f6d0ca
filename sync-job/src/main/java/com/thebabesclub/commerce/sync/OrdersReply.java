package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.sync.SyncReply.OutboxSweepReply;
import com.thebabesclub.commerce.sync.reconciliation.DriftKind;
import com.thebabesclub.commerce.sync.reconciliation.DriftReport;
import com.thebabesclub.commerce.sync.reconciliation.Pass;
import com.thebabesclub.commerce.sync.reconciliation.RunCounts;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncWindow;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a comparison under the owner's names, which scripts out there read.
 *
 * @param foreignAmounts their sums in the smallest units, by currency
 * @param drift every sort, by its word
 * @param watermark up to which everything is settled
 * @param due what the outbox came to, if it was swept too
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OrdersReply(
        String status,
        String trigger,
        Instant syncStartedAt,
        Instant syncCompletedAt,
        long lookbackHours,
        SyncWindow lookbackWindow,
        int processed,
        int created,
        int updated,
        int skipped,
        int errors,
        int parked,
        int foreign,
        Map<String, Long> foreignAmounts,
        Map<String, DriftEntry> drift,
        List<String> createdOrders,
        List<String> failedSessions,
        List<String> problems,
        Optional<Left> left,
        Optional<Instant> watermark,
        boolean dryRun,
        Optional<OutboxSweepReply> due)
        implements SyncReply {

    /** How often something differed so, and the first sessions of it. */
    @Serdeable
    record DriftEntry(int count, List<String> sessions) {}

    /** What the next run begins with. */
    @Serdeable
    record Left(List<String> passes, Instant createdBefore) {

        static Left of(SyncReport.Left left) {
            return new Left(
                    left.pass().andLater().stream().map(Pass::word).toList(), left.createdBefore());
        }
    }

    static OrdersReply of(SyncReport report, Optional<SweepReport> due) {
        RunCounts counts = report.tally();
        return new OrdersReply(
                report.status().word(),
                report.request().trigger().word(),
                report.startedAt(),
                report.completedAt(),
                report.request().lookback().toHours(),
                report.window(),
                counts.processed(),
                counts.created(),
                counts.updated(),
                counts.skipped(),
                counts.errors(),
                counts.parked(),
                counts.foreign().count(),
                counts.foreign().amounts(),
                drift(counts.drift()),
                counts.createdOrders(),
                counts.failedSessions(),
                report.problems(),
                report.left().map(Left::of),
                report.watermark(),
                report.request().dryRun(),
                due.map(OutboxSweepReply::of));
    }

    private static Map<String, DriftEntry> drift(DriftReport report) {
        Map<String, DriftEntry> entries = new LinkedHashMap<>();
        for (DriftKind driftKind : DriftKind.values()) {
            entries.put(
                    driftKind.word(),
                    new DriftEntry(report.count(driftKind), report.first(driftKind)));
        }
        return entries;
    }
}
