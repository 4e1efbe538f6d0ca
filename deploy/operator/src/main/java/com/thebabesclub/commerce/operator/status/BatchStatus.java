package com.thebabesclub.commerce.operator.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.OutboxBacklog;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the shop's batch work stands at a moment.
 *
 * @param last the last run that ended
 * @param watermark up to when everything is settled
 * @param unfinished a window that was begun and not finished
 * @param leaseUntil how long a run has the lease, if one has it
 * @param migrated the mark of the cut-over
 * @param isOld whether the state is that of the legacy Python Lambdas, and nobody has carried their
 *     orders over
 */
record BatchStatus(
        Instant now,
        Optional<LastRun> last,
        Optional<Instant> watermark,
        Optional<Unfinished> unfinished,
        Optional<Instant> leaseUntil,
        OutboxBacklog due,
        Events events,
        Optional<MigrationCompletion> migrated,
        boolean isOld) {

    /** The job runs every night; the alarm is at the same age. */
    private static final Duration MOST_SINCE_A_RUN = Duration.ofHours(26);

    /** A night may fail; the next one repairs it. */
    private static final Duration MOST_BEHIND = Duration.ofHours(50);

    /** The queue is swept every five minutes. */
    private static final Duration MOST_OWED = Duration.ofHours(1);

    /** The last run. */
    @Serdeable
    record LastRun(
            String status,
            Instant startedAt,
            Instant completedAt,
            long processed,
            long created,
            long updated,
            long skipped,
            long errors) {}

    /**
     * A window that was begun.
     *
     * @param pass of the run, in which it goes on
     * @param reached what is older than that is left of the pass
     */
    @Serdeable
    record Unfinished(Instant from, Instant to, String pass, Instant reached) {}

    /**
     * Stripe's events that were not handled.
     *
     * @param oldest when the oldest of them first failed
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Events(int failed, int parked, Optional<Instant> oldest) {}

    /** What somebody has to look at, as sentences; empty where all is well. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (isOld) {
            troubles.add(
                    "The orders of the first generation were not carried over: cutover table migrate.");
        }
        last.ifPresentOrElse(
                run -> ofTheRun(run, troubles),
                () -> troubles.add("The sync has never run: sync-job sync orders."));
        watermark
                .filter(mark -> isOlder(mark, MOST_BEHIND))
                .ifPresent(
                        _ ->
                                troubles.add(
                                        "The watermark is more than 50 hours old: look at the failed sessions of"
                                                + " the last runs."));
        due.oldest()
                .filter(at -> isOlder(at, MOST_OWED))
                .ifPresent(
                        _ ->
                                troubles.add(
                                        "Tasks have been due for more than an hour: does the sweep run?"
                                                + " sync-job sync due does them now."));
        if (due.parked() > 0) {
            troubles.add("Tasks were given up: sync-job sync due --parked lists them.");
        }
        if (events.parked() > 0) {
            troubles.add("Events are parked: operator sync events list.");
        }
        return troubles;
    }

    private void ofTheRun(LastRun run, List<String> troubles) {
        if (run.status().equals("failed")) {
            troubles.add("The last run failed: its log says why.");
        }
        if (isOlder(run.completedAt(), MOST_SINCE_A_RUN)) {
            troubles.add("No run has ended for more than 26 hours: does the schedule run?");
        }
    }

    private boolean isOlder(Instant moment, Duration age) {
        return moment.plus(age).isBefore(now);
    }
}
