package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;

/** What a sweep of the due queue came to, for a person. */
record OutboxSweepText(SweepReport report) {

    String text() {
        StringBuilder text = new StringBuilder(report.status().name());
        add(text, "status", SyncReply.word(report.status()));
        add(text, "startedAt", report.startedAt());
        add(text, "done", report.count(Result.DONE));
        add(text, "later", report.count(Result.LATER));
        add(text, "failed", report.count(Result.FAILED));
        add(text, "parked", report.count(Result.PARKED));
        add(text, "busy", report.busy());
        add(text, "left", report.left());
        add(text, "sweptThrough", report.sweptThrough());
        report.broken().ifPresent(reason -> add(text, "brokenBy", reason));
        add(text, "dryRun", report.dryRun());
        return text.toString();
    }

    private static void add(StringBuilder text, String name, Object value) {
        text.append("%n  %-13s%s".formatted(name, value));
    }
}
