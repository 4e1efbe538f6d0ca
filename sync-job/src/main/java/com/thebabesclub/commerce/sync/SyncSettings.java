package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import java.time.Duration;

/**
 * How the sync runs where nobody says otherwise.
 *
 * @param app the mark of this shop's sessions, {@code SHOP_APP}
 * @param lookback {@code SYNC_LOOKBACK_HOURS}
 * @param maxSessions {@code SYNC_MAX_SESSIONS}
 * @param dryRun {@code SYNC_DRY_RUN}
 */
record SyncSettings(String app, Duration lookback, int maxSessions, boolean dryRun) {

    static final int MOST_LOOKBACK_HOURS = 365 * 24;
    static final int MOST_SESSIONS = 100_000;

    static SyncSettings from(Settings settings) {
        return new SyncSettings(
                settings.text(Setting.SHOP_APP),
                Duration.ofHours(
                        settings.number(Setting.SYNC_LOOKBACK_HOURS, 1, MOST_LOOKBACK_HOURS)),
                settings.number(Setting.SYNC_MAX_SESSIONS, 1, MOST_SESSIONS),
                settings.flag(Setting.SYNC_DRY_RUN));
    }
}
