package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How long checkout sessions live. */
@ConfigurationProperties("session")
public record SessionLifetimeProperties(
        @SettingDescription("the minutes that a checkout session stays payable")
                @Bindable(defaultValue = "1440")
                @Min(1)
                @Max(100_000)
                int ttlMinutes) {

    private static final int LEAST_MINUTES = 35;
    private static final int MOST_MINUTES = 1435;

    /** Stripe takes 30 minutes to 24 hours, less some for the way there. */
    Duration lifetime() {
        return Duration.ofMinutes(Math.clamp(ttlMinutes, LEAST_MINUTES, MOST_MINUTES));
    }
}
