package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The state of the sync in the table, under the owner's attribute names and a few more. */
final class SyncStates {

    private static final Key KEY = Key.system("STRIPE_ORDER_SYNC");

    private static final String WATERMARK = "watermark";
    private static final String FENCE = "fence";
    private static final String UNFINISHED = "unfinished";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String AFTER = "after";
    private static final String OLDEST_FAILURE = "oldestFailure";
    private static final String LEG = "pass";
    private static final String REACHED = "reached";
    private static final String NOT_BEFORE = "notBefore";

    /** After Stripe or the table has failed. */
    private static final Duration RETRIED_AFTER = Duration.ofMinutes(30);

    private final CommerceTable table;
    private final SyncLease lease;

    SyncStates(CommerceTable table, SyncLease lease) {
        this.table = table;
        this.lease = lease;
    }

    Mono<SyncState> read() {
        return table.getStrongly(KEY).map(SyncStates::state).defaultIfEmpty(SyncState.FIRST);
    }

    /** Stores how far a run has come, and holds its lease. */
    Mono<Void> checkpoint(Walk walk, long fence) {
        return table.transact(
                List.of(
                        update(fence, List.of(Change.set(UNFINISHED, unfinished(walk)))),
                        lease.renewal(fence)));
    }

    /**
     * Stores what a run came to, its place in the history, and lets go of its lease. A run of an
     * explicit window leaves everything but a place in the history.
     */
    Mono<Void> finish(SyncReport report, Walk walk, long fence) {
        if (report.request().explicit().isPresent()) {
            return table.transact(List.of(RunItem.of(report), lease.release(fence)));
        }
        List<Change> changes = new ArrayList<>(summary(report));
        if (walk.ended(Walk.End.WHOLE)) {
            changes.add(Change.set(WATERMARK, walk.watermark().getEpochSecond()));
            changes.add(Change.remove(UNFINISHED));
        } else {
            changes.add(Change.set(UNFINISHED, unfinished(walk)));
        }
        changes.add(
                walk.ended(Walk.End.BROKEN)
                        ? Change.set(
                                NOT_BEFORE,
                                report.completedAt().plus(RETRIED_AFTER).getEpochSecond())
                        : Change.remove(NOT_BEFORE));
        return table.transact(
                List.of(update(fence, changes), RunItem.of(report), lease.release(fence)));
    }

    private static Write update(long fence, List<Change> changes) {
        List<Change> fenced = new ArrayList<>(changes);
        fenced.add(Change.set(FENCE, fence));
        return new Write.Update(
                KEY, fenced, Condition.missing(FENCE).or(Condition.less(FENCE, fence + 1)));
    }

    private static List<Change> summary(SyncReport report) {
        Tally tally = report.tally();
        return List.of(
                Change.set("lastSyncStartedAt", report.startedAt().toString()),
                Change.set("lastSyncCompletedAt", report.completedAt().toString()),
                Change.set("lastSyncStatus", text(report.status())),
                Change.set("lastSyncProcessed", tally.processed()),
                Change.set("lastSyncCreated", tally.created()),
                Change.set("lastSyncUpdated", tally.updated()),
                Change.set("lastSyncSkipped", tally.skipped()),
                Change.set("lastSyncErrors", tally.errors()),
                Change.set("lastSyncParked", tally.parked()),
                Change.set("lastLookbackStart", report.window().from().getEpochSecond()),
                Change.set("lastLookbackEnd", report.window().to().getEpochSecond()));
    }

    private static SyncState state(Attributes item) {
        return new SyncState(
                moment(item, WATERMARK),
                item.findMap(UNFINISHED).map(SyncStates::walk),
                moment(item, NOT_BEFORE).orElse(Instant.EPOCH),
                item.has(FENCE));
    }

    private static Walk walk(Attributes unfinished) {
        Window window =
                new Window(
                        Instant.ofEpochSecond(unfinished.number(FROM)),
                        Instant.ofEpochSecond(unfinished.number(TO)));
        Place place =
                new Place(
                        unfinished.findText(LEG).map(Leg::of).orElse(Leg.SESSIONS),
                        unfinished.findText(AFTER),
                        moment(unfinished, REACHED).orElse(window.to()));
        return Walk.at(window, place, moment(unfinished, OLDEST_FAILURE));
    }

    private static Attributes unfinished(Walk walk) {
        Place left = walk.left();
        Attributes.Builder map =
                Attributes.map()
                        .put(FROM, walk.window().from().getEpochSecond())
                        .put(TO, walk.window().to().getEpochSecond())
                        .put(LEG, left.leg().word())
                        .put(AFTER, left.after())
                        .put(REACHED, left.reached().getEpochSecond());
        walk.oldestFailure().ifPresent(at -> map.put(OLDEST_FAILURE, at.getEpochSecond()));
        return map.build();
    }

    private static Optional<Instant> moment(Attributes item, String name) {
        OptionalLong seconds = item.findNumber(name);
        return seconds.isPresent()
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                : Optional.empty();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
