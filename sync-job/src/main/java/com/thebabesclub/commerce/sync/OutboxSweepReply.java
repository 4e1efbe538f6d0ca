package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Optional;

/**
 * What a sweep of the due queue came to.
 *
 * @param brokenBy the kind of failure that ended it early
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OutboxSweepReply(
        String status,
        String startedAt,
        int done,
        int later,
        int failed,
        int parked,
        int busy,
        int left,
        String sweptThrough,
        Optional<String> brokenBy,
        boolean dryRun) {

    static OutboxSweepReply of(SweepReport report) {
        return new OutboxSweepReply(
                SyncReply.word(report.status()),
                report.startedAt().toString(),
                report.count(Result.DONE),
                report.count(Result.LATER),
                report.count(Result.FAILED),
                report.count(Result.PARKED),
                report.busy(),
                report.left(),
                report.sweptThrough().toString(),
                report.broken(),
                report.dryRun());
    }
}
