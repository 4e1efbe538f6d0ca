package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;

/** How long orders are kept. */
@ConfigurationProperties("order")
public record OrderRetentionProperties(
        @SettingDescription("the days that an order is kept, counted from its session; 0: for ever")
                @Bindable(defaultValue = "0")
                @Min(0)
                @Max(36_500)
                int ttlDays) {

    /** Empty: for ever. */
    public Optional<Duration> kept() {
        return ttlDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(ttlDays));
    }
}
