package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.event.WebhookHealthService;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the shop is doing. */
@Singleton
public final class ShopHealthService {

    /** The sync runs every night; one that fails once is repeated the next. */
    private static final Duration TWO_NIGHTS = Duration.ofHours(50);

    private final CommerceTable table;
    private final CatalogProperties catalog;
    private final WebhookHealthService checkup;
    private final Clock clock;

    public ShopHealthService(
            CommerceTable table,
            CatalogProperties catalog,
            WebhookHealthService checkup,
            Clock clock) {
        this.table = table;
        this.catalog = catalog;
        this.checkup = checkup;
        this.clock = clock;
    }

    /** An error where the table does not answer, which is an answer too. */
    Mono<HealthReply> read() {
        return Mono.zip(sync(), webhook(), catalog())
                .map(all -> HealthReply.of(all.getT1(), all.getT2(), all.getT3()));
    }

    private Mono<HealthReply.Sync> sync() {
        return table.get(SyncHistoryService.STATE)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(this::sync);
    }

    private Mono<HealthReply.Webhook> webhook() {
        return checkup.look()
                .map(HealthReply.Webhook::of)
                .onErrorReturn(StripeUnavailable.class, HealthReply.Webhook.UNKNOWN)
                .onErrorReturn(StripeRefused.class, HealthReply.Webhook.UNKNOWN);
    }

    private Mono<HealthReply.Catalog> catalog() {
        return catalog.isPublished()
                ? new CatalogRepository(table)
                        .current()
                        .map(HealthReply.Catalog::of)
                        .defaultIfEmpty(HealthReply.Catalog.MISSING)
                : Mono.just(HealthReply.Catalog.BUNDLED);
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
                                                ? HealthReply.OK
                                                : "late")
                        .orElse("never"),
                state.flatMap(item -> item.findText("lastSyncStatus")).orElse(null),
                state.flatMap(item -> item.findText("lastSyncCompletedAt")).orElse(null),
                settledUntil.map(Instant::toString).orElse(null));
    }
}
