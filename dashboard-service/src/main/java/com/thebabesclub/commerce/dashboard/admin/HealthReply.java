package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.event.WebhookHealth;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the shop is well, as far as table and Stripe tell.
 *
 * @param status {@code ok}, or {@code degraded} where somebody should look
 */
@Serdeable
@Schema(
        name = "Health",
        example =
                """
                {
                  "status": "ok",
                  "sync": {
                    "status": "ok",
                    "lastStatus": "success",
                    "lastCompletedAt": "2026-11-26T02:01:00Z",
                    "settledUntil": "2026-11-26T02:00:00Z"
                  },
                  "webhook": {
                    "status": "ok",
                    "lastEvent": {
                      "eventId": "evt_1",
                      "type": "checkout.session.completed",
                      "createdAt": "2026-11-26T12:00:00Z",
                      "lagSeconds": 1
                    },
                    "behind": 0,
                    "failed": 0,
                    "parked": 0,
                    "failures": {},
                    "oldestFailedAt": null,
                    "drift": []
                  },
                  "catalog": {
                    "status": "ok",
                    "version": 7,
                    "publishedAt": "2026-11-20T09:30:00Z"
                  }
                }
                """)
record HealthReply(
        @Schema(
                        type = "string",
                        allowableValues = {OK, DEGRADED})
                String status,
        Sync sync,
        Webhook webhook,
        Catalog catalog) {

    static final String OK = "ok";
    static final String DEGRADED = "degraded";

    static HealthReply of(Sync sync, Webhook webhook, Catalog catalog) {
        boolean well =
                sync.status().equals(OK)
                        && webhook.status().equals(OK)
                        && !catalog.equals(Catalog.MISSING);
        return new HealthReply(well ? OK : DEGRADED, sync, webhook, catalog);
    }

    /**
     * The nightly sync.
     *
     * @param status {@code ok}; {@code late} where none has succeeded in two nights; {@code never}
     * @param lastStatus of the last run
     * @param settledUntil up to when every session has its order
     */
    @Serdeable
    record Sync(
            @Schema(
                            type = "string",
                            allowableValues = {OK, "late", "never"})
                    String status,
            @Nullable String lastStatus,
            @UtcTime @Nullable String lastCompletedAt,
            @UtcTime @Nullable String settledUntil) {}

    /**
     * The deliveries.
     *
     * @param status {@code ok}, {@code degraded}, or {@code unknown} where Stripe does not answer
     * @param behind recent events that are not done here after some minutes
     * @param failed events that Stripe still delivers
     * @param parked events that wait for somebody
     * @param failures unfinished events by the kind of their last failure
     * @param drift in what Stripe's record of our endpoint is not as it should be
     */
    @Serdeable
    record Webhook(
            @Schema(
                            type = "string",
                            allowableValues = {OK, DEGRADED, "unknown"})
                    String status,
            @Nullable LastEvent lastEvent,
            int behind,
            int failed,
            int parked,
            Map<String, Integer> failures,
            @UtcTime @Nullable String oldestFailedAt,
            List<String> drift) {

        static final Webhook UNKNOWN =
                new Webhook("unknown", null, 0, 0, 0, Map.of(), null, List.of());

        static Webhook of(WebhookHealth health) {
            return new Webhook(
                    health.isWell() ? OK : DEGRADED,
                    health.last().map(LastEvent::of).orElse(null),
                    health.behind(),
                    health.failed(),
                    health.parked(),
                    health.failures(),
                    health.oldest().map(Instant::toString).orElse(null),
                    health.drift());
        }
    }

    /**
     * What is sold from.
     *
     * @param status {@code ok}; {@code missing} where none was published, so that no cart gets a
     *     quote; {@code bundled} where it is not published but comes with the release
     */
    @Serdeable
    record Catalog(
            @Schema(
                            type = "string",
                            allowableValues = {OK, "missing", "bundled"})
                    String status,
            @Nullable Long version,
            @UtcTime @Nullable String publishedAt) {

        static final Catalog MISSING = new Catalog("missing", null, null);
        static final Catalog BUNDLED = new Catalog("bundled", null, null);

        static Catalog of(CatalogVersion version) {
            return new Catalog(OK, version.number(), version.publishedAt().toString());
        }
    }

    /**
     * The newest event of a session of ours.
     *
     * @param lagSeconds from what happened to the commit here; null while it is not done
     */
    @Serdeable
    record LastEvent(
            String eventId, String type, @UtcTime String createdAt, @Nullable Long lagSeconds) {

        static LastEvent of(WebhookHealth.LastEvent event) {
            Optional<Long> lag = event.lag().map(Duration::toSeconds);
            return new LastEvent(
                    event.eventId(), event.type(), event.created().toString(), lag.orElse(null));
        }
    }
}
