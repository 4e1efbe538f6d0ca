package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;

import java.util.Locale;
import java.util.Optional;

/** What a run came to, of each pass that it made. */
record Answer(Asked asked, Optional<SyncReport> orders, Optional<SweepReport> due) {

    /** True where a pass could do nothing at all. */
    boolean isFailed() {
        return orders.filter(report -> report.status() == SyncReport.Status.FAILED).isPresent()
                || due.filter(report -> report.status() == SweepReport.Status.FAILED).isPresent();
    }

    /** The owner's fields of the sync, and those of the due queue under a name of their own. */
    ObjectNode json() {
        ObjectNode json =
                orders.map(ReportJson::of).orElseGet(() -> withoutOrders(due.orElseThrow()));
        due.ifPresent(report -> json.set("due", DueJson.of(report)));
        return json;
    }

    private ObjectNode withoutOrders(SweepReport report) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", word(report.status()))
                .put("trigger", word(asked.orders().trigger()))
                .put("dryRun", report.dryRun());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
