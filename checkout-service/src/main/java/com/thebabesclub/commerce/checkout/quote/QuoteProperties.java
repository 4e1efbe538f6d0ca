package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.checkout.ratelimit.RateLimit;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How quotes are made. */
@ConfigurationProperties("quote")
public record QuoteProperties(
        @SettingDescription("the minutes that a quote's price is held")
                @Bindable(defaultValue = "15")
                @Min(1)
                @Max(1440)
                int ttlMinutes,
        @SettingDescription("the quotes that one address may ask for in an hour")
                @Bindable(defaultValue = "300")
                @Min(1)
                @Max(1_000_000)
                int rateLimitPerHour,
        @SettingDescription("the quotes that one address may ask for in a day")
                @Bindable(defaultValue = "2000")
                @Min(1)
                @Max(10_000_000)
                int rateLimitPerDay) {

    /** How long a price is held. */
    Duration validFor() {
        return Duration.ofMinutes(ttlMinutes);
    }

    RateLimit limit() {
        return new RateLimit("quote", rateLimitPerHour, rateLimitPerDay);
    }
}
