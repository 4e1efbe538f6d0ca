package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A run in the history. */
final class RunHistoryItemMapper {

    private static final Duration KEPT = Duration.ofDays(90);

    private RunHistoryItemMapper() {}

    static Write of(SyncReport report) {
        RunCounts runCounts = report.tally();
        return Write.put(
                Attributes.item(Key.system("RUN#" + report.startedAt()))
                        .put("trigger", text(report.request().trigger()))
                        .put("status", text(report.status()))
                        .put("startedAt", report.startedAt().toString())
                        .put("completedAt", report.completedAt().toString())
                        .put("from", report.window().from().getEpochSecond())
                        .put("to", report.window().to().getEpochSecond())
                        .put("explicit", report.request().explicit().isPresent())
                        .put("processed", runCounts.processed())
                        .put("created", runCounts.created())
                        .put("updated", runCounts.updated())
                        .put("skipped", runCounts.skipped())
                        .put("errors", runCounts.errors())
                        .put("parked", runCounts.parked())
                        .put("foreign", runCounts.foreign())
                        .put("drift", drift(runCounts.drift()))
                        .putTexts("failedSessions", runCounts.failedSessions())
                        .putTexts("problems", report.problems())
                        .put("leftIn", report.left().map(left -> left.leg().word()))
                        .expires(Optional.of(report.completedAt().plus(KEPT)))
                        .build());
    }

    private static Attributes drift(DriftReport report) {
        Attributes.Builder counts = Attributes.map();
        for (DriftKind driftKind : DriftKind.values()) {
            counts.put(driftKind.word(), report.count(driftKind));
        }
        return counts.build();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
