package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How the sync runs where nobody says otherwise.
 *
 * @param lookback {@code SYNC_LOOKBACK_HOURS}
 * @param maxSessions {@code SYNC_MAX_SESSIONS}
 * @param dryRun {@code SYNC_DRY_RUN}
 * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
 * @param eventsKept {@code EVENT_TTL_DAYS}
 */
record SyncSettings(
        String table,
        String app,
        Duration lookback,
        int maxSessions,
        boolean dryRun,
        Optional<Duration> ordersKept,
        Duration eventsKept) {

    static final int MOST_LOOKBACK_HOURS = 365 * 24;
    static final int MOST_SESSIONS = 100_000;
    private static final int MOST_DAYS = 36_500;

    static SyncSettings from(Settings settings) {
        int orderDays = settings.number(Setting.ORDER_TTL_DAYS, 0, MOST_DAYS);
        return new SyncSettings(
                settings.text(Setting.COMMERCE_TABLE),
                settings.text(Setting.SHOP_APP),
                Duration.ofHours(
                        settings.number(Setting.SYNC_LOOKBACK_HOURS, 1, MOST_LOOKBACK_HOURS)),
                settings.number(Setting.SYNC_MAX_SESSIONS, 1, MOST_SESSIONS),
                settings.flag(Setting.SYNC_DRY_RUN),
                orderDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(orderDays)),
                Duration.ofDays(settings.number(Setting.EVENT_TTL_DAYS, 1, MOST_DAYS)));
    }
}
