package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How long events are remembered: longer than Stripe keeps and delivers them. */
@ConfigurationProperties("event")
public record EventRetentionProperties(
        @SettingDescription("the days that the event ledger remembers an event")
                @Bindable(defaultValue = "90")
                @Min(31)
                @Max(36_500)
                int ttlDays) {

    public Duration kept() {
        return Duration.ofDays(ttlDays);
    }
}
