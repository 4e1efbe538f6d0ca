package com.thebabesclub.commerce.operator.status;

import com.thebabesclub.commerce.outbox.OutboxBacklog;
import com.thebabesclub.commerce.sync.command.TextTable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How everything stands, for people. */
record BatchStatusText(BatchStatus standing) {

    private static final String NEVER = "never";

    String text() {
        TextTable textTable =
                new TextTable()
                        .add("last run", standing.last().map(this::run).orElse(NEVER))
                        .add("settled until", aged(standing.watermark()))
                        .add(
                                "unfinished",
                                standing.unfinished()
                                        .map(
                                                window ->
                                                        "%s to %s, in %s before %s"
                                                                .formatted(
                                                                        window.from(),
                                                                        window.to(),
                                                                        window.pass(),
                                                                        window.reached()))
                                        .orElse("nothing"))
                        .add(
                                "running",
                                standing.leaseUntil()
                                        .map(until -> "yes, lease until " + until)
                                        .orElse("no"))
                        .add("due", due())
                        .add("events", events())
                        .add(
                                "migrated",
                                standing.migrated()
                                        .map(mark -> mark.at() + ", " + mark.orders() + " orders")
                                        .orElse("no"));
        List<String> troubles = standing.troubles();
        String verdict =
                troubles.isEmpty()
                        ? "All is well."
                        : String.join(
                                System.lineSeparator(),
                                troubles.stream().map(trouble -> "! " + trouble).toList());
        return textTable.text() + System.lineSeparator() + verdict;
    }

    private String run(BatchStatus.LastRun run) {
        return "%s, ended %s; processed %d, created %d, updated %d, errors %d"
                .formatted(
                        run.status(),
                        aged(Optional.of(run.completedAt())),
                        run.processed(),
                        run.created(),
                        run.updated(),
                        run.errors());
    }

    private String due() {
        OutboxBacklog due = standing.due();
        String depth = due.due() < OutboxBacklog.MOST ? "" + due.due() : due.due() + " or more";
        String oldest =
                due.oldest().map(at -> ", the oldest since " + aged(Optional.of(at))).orElse("");
        return depth + oldest + ", given up " + due.parked();
    }

    private String events() {
        String oldest =
                standing.events()
                        .oldest()
                        .map(at -> ", the oldest since " + aged(Optional.of(at)))
                        .orElse("");
        return "failed %d, parked %d%s"
                .formatted(standing.events().failed(), standing.events().parked(), oldest);
    }

    private String aged(Optional<Instant> moment) {
        return moment.map(at -> "%s (%s ago)".formatted(at, age(at, standing.now()))).orElse(NEVER);
    }

    /** Such as {@code 1 h 05 min}; days from two on. */
    private static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.isNegative()) {
            return "0 h 00 min";
        }
        return age.toHours() >= 48
                ? "%d d %02d h".formatted(age.toDays(), age.toHoursPart())
                : "%d h %02d min".formatted(age.toHours(), age.toMinutesPart());
    }
}
