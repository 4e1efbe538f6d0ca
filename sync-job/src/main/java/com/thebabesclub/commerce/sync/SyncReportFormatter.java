package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.command.TextTable;
import com.thebabesclub.commerce.sync.reconciliation.DriftKind;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a run as a table, for a person. */
record SyncReportFormatter(SyncReport report) {

    String text() {
        String verdict = report.status() + (report.request().dryRun() ? ", nothing written" : "");
        return Stream.of(
                        Stream.of(verdict, table()),
                        report.problems().stream().map(problem -> "! " + problem),
                        report.tally().createdOrders().stream().map(number -> "  + " + number),
                        report.tally().failedSessions().stream().map(id -> "  ! " + id),
                        left())
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String table() {
        Duration took = Duration.between(report.startedAt(), report.completedAt());
        TextTable table =
                new TextTable()
                        .add("from", report.window().from())
                        .add("to", report.window().to())
                        .add("took", took.toSeconds() + " s");
        report.tally().byName().forEach(table::add);
        return table.add("foreign sum", report.tally().foreign().text())
                .add("drift", drift())
                .add("settled until", report.watermark().map(Object::toString).orElse("unknown"))
                .text();
    }

    private String drift() {
        List<String> sorts =
                Arrays.stream(DriftKind.values())
                        .filter(sort -> report.tally().drift().count(sort) > 0)
                        .map(sort -> sort.word() + " " + report.tally().drift().count(sort))
                        .toList();
        return sorts.isEmpty() ? "none" : String.join(", ", sorts);
    }

    private Stream<String> left() {
        return report.left().stream()
                .map(
                        left ->
                                "Left to the next run: %s created before %s, and what comes after."
                                        .formatted(left.pass().word(), left.createdBefore()));
    }
}
