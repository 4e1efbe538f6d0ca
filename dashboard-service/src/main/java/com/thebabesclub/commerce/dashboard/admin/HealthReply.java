package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * Whether the shop is well, as far as the table tells.
 *
 * @param status {@code ok}, or {@code degraded} where somebody should look
 */
@Serdeable
record HealthReply(String status, Sync sync) {

    /**
     * The nightly sync.
     *
     * @param status {@code ok}; {@code late} where none has succeeded in two nights; {@code never}
     * @param lastStatus of the last run
     * @param settledUntil up to when every session has its order
     */
    @Serdeable
    record Sync(
            String status,
            @Nullable String lastStatus,
            @Nullable String lastCompletedAt,
            @Nullable String settledUntil) {}
}
