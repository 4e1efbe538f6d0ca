package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How the sync runs where nobody says otherwise. */
@ConfigurationProperties("sync")
record SyncProperties(
        @SettingDescription("the hours that the nightly sync looks back")
                @Bindable(defaultValue = "25")
                @Min(1)
                @Max(MOST_LOOKBACK_HOURS)
                int lookbackHours,
        @SettingDescription("the sessions needing work that one run of the sync repairs at most")
                @Bindable(defaultValue = "500")
                @Min(1)
                @Max(MOST_SESSIONS)
                int maxSessions,
        @SettingDescription("whether the sync only reports and writes nothing")
                @Bindable(defaultValue = "false")
                boolean dryRun) {

    static final int MOST_LOOKBACK_HOURS = 365 * 24;
    static final int MOST_SESSIONS = 100_000;

    Duration lookback() {
        return Duration.ofHours(lookbackHours);
    }
}
