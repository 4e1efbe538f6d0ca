package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.sync.SyncReply.OutboxReply;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;

import java.util.Optional;

/** What a run came to, of each pass that it made. */
record JobResult(JobRequest asked, Optional<SyncReport> orders, Optional<SweepReport> due) {

    /** True where a pass could do nothing at all. */
    boolean isFailed() {
        return orders.filter(report -> report.status() == SyncReport.Status.FAILED).isPresent()
                || due.filter(report -> report.status() == SweepReport.Status.FAILED).isPresent();
    }

    /** The owner's fields of the sync, and those of the outbox under a name of their own. */
    SyncReply reply() {
        return orders.<SyncReply>map(report -> OrdersReply.of(report, due))
                .orElseGet(() -> OutboxReply.of(due.orElseThrow(), asked.orders().trigger()));
    }
}
