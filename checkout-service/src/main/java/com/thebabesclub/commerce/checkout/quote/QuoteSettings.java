package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.checkout.limit.Limit;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import java.time.Duration;

/**
 * How quotes are made.
 *
 * @param validFor {@code QUOTE_TTL_MINUTES}: how long a price is held
 * @param limit {@code QUOTE_RATE_LIMIT_PER_HOUR} and {@code …_PER_DAY}
 */
public record QuoteSettings(Duration validFor, Limit limit) {

    private static final int DAY = 24 * 60;

    public static QuoteSettings from(Settings settings) {
        return new QuoteSettings(
                Duration.ofMinutes(settings.number(Setting.QUOTE_TTL_MINUTES, 1, DAY)),
                new Limit(
                        "quote",
                        settings.number(Setting.QUOTE_RATE_LIMIT_PER_HOUR, 1, 1_000_000),
                        settings.number(Setting.QUOTE_RATE_LIMIT_PER_DAY, 1, 10_000_000)));
    }
}
