package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the shop is doing. */
public final class ShopHealth {

    /** The sync runs every night; one that fails once is repeated the next. */
    private static final Duration TWO_NIGHTS = Duration.ofHours(50);

    private static final String OK = "ok";

    private final CommerceTable table;
    private final Clock clock;

    public ShopHealth(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** One read; an error where the table does not answer, which is an answer too. */
    Mono<HealthReply> read() {
        return table.get(SyncHistory.STATE)
                .map(state -> sync(Optional.of(state)))
                .switchIfEmpty(Mono.fromSupplier(() -> sync(Optional.empty())))
                .map(sync -> new HealthReply(sync.status().equals(OK) ? OK : "degraded", sync));
    }

    private HealthReply.Sync sync(Optional<Attributes> state) {
        Optional<Instant> settledUntil =
                state.filter(item -> item.has("watermark"))
                        .map(item -> Instant.ofEpochSecond(item.number("watermark")));
        return new HealthReply.Sync(
                settledUntil
                        .map(
                                until ->
                                        until.isAfter(clock.instant().minus(TWO_NIGHTS))
                                                ? OK
                                                : "late")
                        .orElse("never"),
                state.flatMap(item -> item.findText("lastSyncStatus")).orElse(null),
                state.flatMap(item -> item.findText("lastSyncCompletedAt")).orElse(null),
                settledUntil.map(Instant::toString).orElse(null));
    }
}
