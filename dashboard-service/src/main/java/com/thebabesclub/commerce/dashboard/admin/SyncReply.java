package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the sync stands.
 *
 * @param running whether a run holds the lease at the moment
 * @param last null before the first run has ended
 * @param runs the newest first, of 90 days
 */
@Serdeable
@Schema(
        name = "Sync",
        example =
                """
                {
                  "running": false,
                  "last": {
                    "startedAt": "2026-11-26T02:00:00Z",
                    "completedAt": "2026-11-26T02:01:00Z",
                    "status": "success",
                    "processed": 42,
                    "created": 3,
                    "updated": 1,
                    "skipped": 38,
                    "errors": 0,
                    "watermark": 1795658400,
                    "unfinished": false
                  },
                  "runs": [{
                    "trigger": "scheduled",
                    "status": "success",
                    "startedAt": "2026-11-26T02:00:00Z",
                    "completedAt": "2026-11-26T02:01:00Z",
                    "from": 1795478400,
                    "to": 1795658400,
                    "processed": 42,
                    "created": 3,
                    "updated": 1,
                    "skipped": 38,
                    "errors": 0,
                    "foreign": 5,
                    "drift": {"missing": 3, "behind": 1},
                    "failedSessions": []
                  }],
                  "nextCursor": null
                }
                """)
record SyncReply(
        boolean running, @Nullable Last last, List<Run> runs, @Nullable String nextCursor) {

    /**
     * The last run that ended.
     *
     * @param watermark up to when everything is settled, in epoch seconds
     * @param unfinished whether a window was begun and not finished
     */
    @Serdeable
    record Last(
            @UtcTime @Nullable String startedAt,
            @UtcTime @Nullable String completedAt,
            @Schema(
                            type = "string",
                            allowableValues = {"success", "partial", "failed", "skipped"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String status,
            long processed,
            long created,
            long updated,
            long skipped,
            long errors,
            @Nullable Long watermark,
            boolean unfinished) {

        static Last of(Attributes state) {
            return new Last(
                    state.findText("lastSyncStartedAt").orElse(null),
                    state.findText("lastSyncCompletedAt").orElse(null),
                    state.findText("lastSyncStatus").orElse(null),
                    number(state, "lastSyncProcessed"),
                    number(state, "lastSyncCreated"),
                    number(state, "lastSyncUpdated"),
                    number(state, "lastSyncSkipped"),
                    number(state, "lastSyncErrors"),
                    state.has("watermark") ? state.number("watermark") : null,
                    state.has("unfinished"));
        }
    }

    /**
     * A run, by its own words; {@code from} and {@code to} in epoch seconds.
     *
     * @param drift how often the table differed from Stripe, by sort
     */
    @Serdeable
    record Run(
            @Nullable String trigger,
            String status,
            @UtcTime String startedAt,
            @UtcTime @Nullable String completedAt,
            long from,
            long to,
            long processed,
            long created,
            long updated,
            long skipped,
            long errors,
            long foreign,
            Map<String, Long> drift,
            List<String> failedSessions) {

        static Run of(Attributes run) {
            return new Run(
                    run.findText("trigger").orElse(null),
                    run.text("status"),
                    run.text("startedAt"),
                    run.findText("completedAt").orElse(null),
                    number(run, "from"),
                    number(run, "to"),
                    number(run, "processed"),
                    number(run, "created"),
                    number(run, "updated"),
                    number(run, "skipped"),
                    number(run, "errors"),
                    number(run, "foreign"),
                    run.findMap("drift").map(Run::counts).orElse(Map.of()),
                    run.texts("failedSessions"));
        }

        private static Map<String, Long> counts(Attributes drift) {
            Map<String, Long> counts = new TreeMap<>();
            drift.names().forEach(kind -> counts.put(kind, number(drift, kind)));
            return counts;
        }
    }

    private static long number(Attributes item, String name) {
        return item.findNumber(name).orElse(0);
    }
}
