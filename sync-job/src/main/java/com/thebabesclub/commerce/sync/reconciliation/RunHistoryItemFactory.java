package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A run in the history. */
final class RunHistoryItemFactory {

    private static final Duration KEPT = Duration.ofDays(90);

    private RunHistoryItemFactory() {}

    static Write of(SyncReport report) {
        RunCounts counts = report.tally();
        return Write.put(
                Attributes.item(Key.system("RUN#" + report.startedAt()))
                        .put("trigger", text(report.request().trigger()))
                        .put("status", text(report.status()))
                        .put("startedAt", report.startedAt().toString())
                        .put("completedAt", report.completedAt().toString())
                        .put("from", report.window().from().getEpochSecond())
                        .put("to", report.window().to().getEpochSecond())
                        .put("explicit", report.request().explicit().isPresent())
                        .put("processed", counts.processed())
                        .put("created", counts.created())
                        .put("updated", counts.updated())
                        .put("skipped", counts.skipped())
                        .put("errors", counts.errors())
                        .put("parked", counts.parked())
                        .put("foreign", counts.foreign())
                        .put("drift", drift(counts.drift()))
                        .putTexts("failedSessions", counts.failedSessions())
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
