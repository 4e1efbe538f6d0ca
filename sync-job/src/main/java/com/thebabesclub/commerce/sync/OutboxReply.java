package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;

import io.micronaut.serde.annotation.Serdeable;

/** What a run came to that swept the due queue and compared no orders. */
@Serdeable
record OutboxReply(String status, String trigger, boolean dryRun, OutboxSweepReply due)
        implements SyncReply {

    static OutboxReply of(SweepReport report, Trigger trigger) {
        return new OutboxReply(
                SyncReply.word(report.status()),
                SyncReply.word(trigger),
                report.dryRun(),
                OutboxSweepReply.of(report));
    }
}
