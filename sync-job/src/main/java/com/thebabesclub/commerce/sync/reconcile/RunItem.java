package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A run in the history. */
final class RunItem {

    private static final Duration KEPT = Duration.ofDays(90);

    private RunItem() {}

    static Write of(SyncReport report) {
        Tally tally = report.tally();
        return Write.put(
                Attributes.item(Key.system("RUN#" + report.startedAt()))
                        .put("trigger", text(report.request().trigger()))
                        .put("status", text(report.status()))
                        .put("startedAt", report.startedAt().toString())
                        .put("completedAt", report.completedAt().toString())
                        .put("from", report.window().from().getEpochSecond())
                        .put("to", report.window().to().getEpochSecond())
                        .put("explicit", report.request().explicit().isPresent())
                        .put("processed", tally.processed())
                        .put("created", tally.created())
                        .put("updated", tally.updated())
                        .put("skipped", tally.skipped())
                        .put("errors", tally.errors())
                        .put("parked", tally.parked())
                        .put("foreign", tally.foreign())
                        .put("drift", drift(tally.drift()))
                        .putTexts("failedSessions", tally.failedSessions())
                        .putTexts("problems", report.problems())
                        .put("leftIn", report.left().map(left -> left.leg().word()))
                        .expires(Optional.of(report.completedAt().plus(KEPT)))
                        .build());
    }

    private static Attributes drift(DriftReport report) {
        Attributes.Builder counts = Attributes.map();
        for (Drift drift : Drift.values()) {
            counts.put(drift.word(), report.count(drift));
        }
        return counts.build();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
