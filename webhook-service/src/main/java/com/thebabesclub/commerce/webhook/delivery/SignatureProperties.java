package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** Which signatures of Stripe are taken. */
@ConfigurationProperties("stripe")
record SignatureProperties(
        @SettingDescription("the seconds that a webhook's signature may be old")
                @Bindable(defaultValue = "300")
                @Min(1)
                @Max(3600)
                int webhookTolerance) {

    Duration tolerance() {
        return Duration.ofSeconds(webhookTolerance);
    }
}
