package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.sync.reconcile.Drift;
import com.thebabesclub.commerce.sync.reconcile.DriftReport;
import com.thebabesclub.commerce.sync.reconcile.Leg;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;
import com.thebabesclub.commerce.sync.reconcile.Tally;

import java.util.List;
import java.util.Locale;

/** The report under the owner's names, which scripts out there read. */
final class ReportJson {

    private ReportJson() {}

    static ObjectNode of(SyncReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Tally tally = report.tally();
        json.put("status", text(report.status()));
        json.put("trigger", text(report.request().trigger()));
        json.put("syncStartedAt", report.startedAt().toString());
        json.put("syncCompletedAt", report.completedAt().toString());
        json.put("lookbackHours", report.request().lookback().toHours());
        json.putObject("lookbackWindow")
                .put("from", report.window().from().toString())
                .put("to", report.window().to().toString());
        json.put("processed", tally.processed());
        json.put("created", tally.created());
        json.put("updated", tally.updated());
        json.put("skipped", tally.skipped());
        json.put("errors", tally.errors());
        json.put("parked", tally.parked());
        json.put("foreign", tally.foreign());
        json.set("drift", drift(tally.drift()));
        json.set("createdOrders", texts(tally.createdOrders()));
        json.set("failedSessions", texts(tally.failedSessions()));
        json.set("problems", texts(report.problems()));
        report.left().ifPresent(left -> json.set("left", left(left)));
        report.watermark().ifPresent(mark -> json.put("watermark", mark.toString()));
        json.put("dryRun", report.request().dryRun());
        return json;
    }

    private static ObjectNode drift(DriftReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Drift drift : Drift.values()) {
            ObjectNode sort = json.putObject(drift.word());
            sort.put("count", report.count(drift));
            sort.set("sessions", texts(report.first(drift)));
        }
        return json;
    }

    private static ObjectNode left(SyncReport.Left left) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("passes", texts(left.leg().andLater().stream().map(Leg::word).toList()));
        json.put("createdBefore", left.createdBefore().toString());
        return json;
    }

    private static JsonNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
