package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.due.Parked;
import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.due.TaskRun.Result;

import java.util.Locale;

/** What a sweep of the due queue came to, for machines. */
final class DueJson {

    private DueJson() {}

    static ObjectNode of(SweepReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", report.status().name().toLowerCase(Locale.ROOT));
        json.put("startedAt", report.startedAt().toString());
        json.put("done", report.count(Result.DONE));
        json.put("later", report.count(Result.LATER));
        json.put("failed", report.count(Result.FAILED));
        json.put("parked", report.count(Result.PARKED));
        json.put("busy", report.busy());
        json.put("left", report.left());
        json.put("sweptThrough", report.sweptThrough().toString());
        report.broken().ifPresent(reason -> json.put("brokenBy", reason));
        json.put("dryRun", report.dryRun());
        return json;
    }

    /** A task that was given up. */
    static ObjectNode of(Parked parked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("task", parked.task().kind().text());
        json.put("sessionId", parked.task().sessionId());
        parked.task().about().ifPresent(about -> json.put("about", about));
        json.put("owed", String.join(" ", parked.task().owed().stream().map(Enum::name).toList()));
        json.put("since", parked.since().toString());
        json.put("parkedAt", parked.parkedAt().toString());
        json.put("tries", parked.tries());
        json.put("reason", parked.reason());
        return json;
    }

    /** The same for a person. */
    static String text(SweepReport report) {
        StringBuilder text = new StringBuilder(report.status().name());
        of(report)
                .properties()
                .forEach(
                        field ->
                                text.append(
                                        "%n  %-13s%s"
                                                .formatted(
                                                        field.getKey(),
                                                        field.getValue().asText())));
        return text.toString();
    }
}
