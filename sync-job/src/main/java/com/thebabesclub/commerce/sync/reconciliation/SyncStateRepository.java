package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of the sync in the table, under the owner's attribute names and a few more. */
record SyncStateRepository(CommerceTable table, SyncLease lease) {

    private static final Key KEY = Key.system("STRIPE_ORDER_SYNC");

    private static final String WATERMARK = "watermark";
    private static final String FENCE = "fence";
    private static final String UNFINISHED = "unfinished";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String AFTER = "after";
    private static final String OLDEST_FAILURE = "oldestFailure";
    private static final String PASS = "pass";
    private static final String REACHED = "reached";
    private static final String NOT_BEFORE = "notBefore";

    private static final Duration HISTORY_KEPT = Duration.ofDays(90);

    /** After Stripe or the table has failed. */
    private static final Duration RETRIED_AFTER = Duration.ofMinutes(30);

    Mono<SyncState> read() {
        return table.getStrongly(KEY)
                .map(SyncStateRepository::state)
                .defaultIfEmpty(SyncState.FIRST);
    }

    /** Stores how far a run has come, and holds its lease. */
    Mono<Void> checkpoint(RunProgress runProgress, long fence) {
        return table.transact(
                List.of(
                        update(
                                fence,
                                List.of(AttributeChange.set(UNFINISHED, unfinished(runProgress)))),
                        lease.renewal(fence)));
    }

    /**
     * Stores what a run came to, its place in the history, and lets go of its lease. A run of an
     * explicit window leaves everything but a place in the history.
     */
    Mono<Void> finish(SyncReport report, RunProgress runProgress, long fence) {
        if (report.request().explicit().isPresent()) {
            return note(report, fence);
        }
        List<AttributeChange> changes = new ArrayList<>(summary(report));
        if (runProgress.ended(RunProgress.End.WHOLE)) {
            changes.add(AttributeChange.set(WATERMARK, runProgress.watermark().getEpochSecond()));
            changes.add(AttributeChange.remove(UNFINISHED));
        } else {
            changes.add(AttributeChange.set(UNFINISHED, unfinished(runProgress)));
        }
        changes.add(
                runProgress.ended(RunProgress.End.BROKEN)
                        ? AttributeChange.set(
                                NOT_BEFORE,
                                report.completedAt().plus(RETRIED_AFTER).getEpochSecond())
                        : AttributeChange.remove(NOT_BEFORE));
        return table.transact(
                List.of(update(fence, changes), history(report), lease.release(fence)));
    }

    /** Stores a run's place in the history alone, and lets go of its lease. */
    Mono<Void> note(SyncReport report, long fence) {
        return table.transact(List.of(history(report), lease.release(fence)));
    }

    private static Write update(long fence, List<AttributeChange> changes) {
        List<AttributeChange> fenced = new ArrayList<>(changes);
        fenced.add(AttributeChange.set(FENCE, fence));
        return new Write.Update(
                KEY, fenced, Condition.missing(FENCE).or(Condition.less(FENCE, fence + 1)));
    }

    private static List<AttributeChange> summary(SyncReport report) {
        RunCounts counts = report.tally();
        return List.of(
                AttributeChange.set("lastSyncStartedAt", report.startedAt().toString()),
                AttributeChange.set("lastSyncCompletedAt", report.completedAt().toString()),
                AttributeChange.set("lastSyncStatus", report.status().word()),
                AttributeChange.set("lastSyncProcessed", counts.processed()),
                AttributeChange.set("lastSyncCreated", counts.created()),
                AttributeChange.set("lastSyncUpdated", counts.updated()),
                AttributeChange.set("lastSyncSkipped", counts.skipped()),
                AttributeChange.set("lastSyncErrors", counts.errors()),
                AttributeChange.set("lastSyncParked", counts.parked()),
                AttributeChange.set("lastLookbackStart", report.window().from().getEpochSecond()),
                AttributeChange.set("lastLookbackEnd", report.window().to().getEpochSecond()));
    }

    private static SyncState state(Attributes item) {
        return new SyncState(
                item.findTime(WATERMARK),
                item.findMap(UNFINISHED).map(SyncStateRepository::progress),
                item.findTime(NOT_BEFORE).orElse(Instant.EPOCH),
                item.has(FENCE));
    }

    private static RunProgress progress(Attributes unfinished) {
        SyncWindow window = new SyncWindow(unfinished.time(FROM), unfinished.time(TO));
        PassPosition position =
                new PassPosition(
                        unfinished.findText(PASS).map(Pass::of).orElse(Pass.SESSIONS),
                        unfinished.findText(AFTER),
                        unfinished.findTime(REACHED).orElse(window.to()));
        return RunProgress.at(window, position, unfinished.findTime(OLDEST_FAILURE));
    }

    private static Attributes unfinished(RunProgress runProgress) {
        PassPosition left = runProgress.left();
        Attributes.Builder map =
                Attributes.map()
                        .put(FROM, runProgress.window().from())
                        .put(TO, runProgress.window().to())
                        .put(PASS, left.pass().word())
                        .put(AFTER, left.after())
                        .put(REACHED, left.reached());
        runProgress.oldestFailure().ifPresent(at -> map.put(OLDEST_FAILURE, at));
        return map.build();
    }

    private static Write history(SyncReport report) {
        Attributes.Builder item =
                Attributes.item(Key.system("RUN#" + report.startedAt()))
                        .put("trigger", report.request().trigger().word())
                        .put("status", report.status().word())
                        .put("startedAt", report.startedAt().toString())
                        .put("completedAt", report.completedAt().toString())
                        .put("from", report.window().from())
                        .put("to", report.window().to())
                        .put("explicit", report.request().explicit().isPresent());
        report.tally().byName().forEach((name, count) -> item.put(name, count.longValue()));
        return Write.put(
                item.put("drift", drift(report.tally().drift()))
                        .putTexts("failedSessions", report.tally().failedSessions())
                        .putTexts("problems", report.problems())
                        .put("leftIn", report.left().map(left -> left.pass().word()))
                        .expires(Optional.of(report.completedAt().plus(HISTORY_KEPT)))
                        .build());
    }

    private static Attributes drift(DriftReport report) {
        Attributes.Builder counts = Attributes.map();
        for (DriftKind driftKind : DriftKind.values()) {
            counts.put(driftKind.word(), report.count(driftKind));
        }
        return counts.build();
    }
}
