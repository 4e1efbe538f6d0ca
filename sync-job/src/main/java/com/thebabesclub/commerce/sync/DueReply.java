package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest.Trigger;

import io.micronaut.serde.annotation.Serdeable;

/** What a run came to that swept the due queue and compared no orders. */
@Serdeable
record DueReply(String status, String trigger, boolean dryRun, SweepReply due)
        implements SyncReply {

    static DueReply of(SweepReport report, Trigger trigger) {
        return new DueReply(
                SyncReply.word(report.status()),
                SyncReply.word(trigger),
                report.dryRun(),
                SweepReply.of(report));
    }
}
