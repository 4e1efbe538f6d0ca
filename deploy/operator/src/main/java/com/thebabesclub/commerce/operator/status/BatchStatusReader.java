package com.thebabesclub.commerce.operator.status;

import com.thebabesclub.commerce.event.UnfinishedEventPage;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.operator.status.BatchStatus.Events;
import com.thebabesclub.commerce.operator.status.BatchStatus.LastRun;
import com.thebabesclub.commerce.operator.status.BatchStatus.Unfinished;
import com.thebabesclub.commerce.outbox.OutboxBacklog;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how everything stands; writes nothing and asks nobody but the table. */
@Singleton
record BatchStatusReader(
        CommerceTable table,
        OutboxRepository queue,
        UnfinishedEventRepository events,
        Clock clock) {

    private static final Key STATE = Key.system("STRIPE_ORDER_SYNC");
    private static final Key LEASE = Key.system("SYNC_LEASE");

    /** Every run of ours writes it, and none of the legacy Python Lambdas did. */
    private static final String FENCE = "fence";

    /** More unfinished events than these are not counted one by one. */
    private static final int MOST_EVENTS = 1_000;

    Mono<BatchStatus> read() {
        Instant now = clock.instant();
        return Mono.zip(
                        table.getAll(List.of(STATE, LEASE)),
                        OutboxBacklog.read(table, queue, clock),
                        events.list(Optional.empty(), MOST_EVENTS).map(BatchStatusReader::counted),
                        MigrationCompletion.read(table).singleOptional())
                .map(read -> standing(now, read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    private static BatchStatus standing(
            Instant now,
            Map<Key, Attributes> items,
            OutboxBacklog due,
            Events events,
            Optional<MigrationCompletion> migrated) {
        Optional<Attributes> state = Optional.ofNullable(items.get(STATE));
        return new BatchStatus(
                now,
                state.flatMap(BatchStatusReader::lastRun),
                state.flatMap(item -> item.findTime("watermark")),
                state.flatMap(item -> item.findMap("unfinished"))
                        .map(BatchStatusReader::unfinished),
                Optional.ofNullable(items.get(LEASE))
                        .flatMap(item -> item.findTime("leaseUntil"))
                        .filter(until -> until.isAfter(now)),
                due,
                events,
                migrated,
                migrated.isEmpty() && state.filter(item -> !item.has(FENCE)).isPresent());
    }

    private static Optional<LastRun> lastRun(Attributes state) {
        return state.findText("lastSyncCompletedAt")
                .map(
                        completed ->
                                new LastRun(
                                        state.findText("lastSyncStatus").orElse("unknown"),
                                        state.findText("lastSyncStartedAt")
                                                .map(Instant::parse)
                                                .orElse(Instant.EPOCH),
                                        Instant.parse(completed),
                                        number(state, "lastSyncProcessed"),
                                        number(state, "lastSyncCreated"),
                                        number(state, "lastSyncUpdated"),
                                        number(state, "lastSyncSkipped"),
                                        number(state, "lastSyncErrors")));
    }

    private static Unfinished unfinished(Attributes window) {
        Instant to = window.findTime("to").orElse(Instant.EPOCH);
        return new Unfinished(
                window.findTime("from").orElse(Instant.EPOCH),
                to,
                window.findText("pass").orElse("sessions"),
                window.findTime("reached").orElse(to));
    }

    private static Events counted(UnfinishedEventPage page) {
        return new Events(page.events().size() - page.parked(), page.parked(), page.oldest());
    }

    private static long number(Attributes item, String name) {
        return item.findNumber(name).orElse(0);
    }
}
