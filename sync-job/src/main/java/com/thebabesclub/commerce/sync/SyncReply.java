package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Locale;
import java.util.Optional;

/** The body of the function's answer. */
sealed interface SyncReply permits OrdersReply, SyncReply.OutboxReply {

    /** A word of the answer. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What a run came to that swept the outbox and compared no orders. */
    @Serdeable
    record OutboxReply(String status, String trigger, boolean dryRun, OutboxSweepReply due)
            implements SyncReply {

        static OutboxReply of(SweepReport report, Trigger trigger) {
            return new OutboxReply(
                    word(report.status()),
                    trigger.word(),
                    report.dryRun(),
                    OutboxSweepReply.of(report));
        }
    }

    /**
     * What a sweep of the outbox came to.
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
                    word(report.status()),
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
}
