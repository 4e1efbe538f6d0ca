package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** When Stripe is told to stop delivering an event that keeps failing. */
@ConfigurationProperties("webhook")
record ParkingProperties(
        @SettingDescription("the attempts after which an event is parked that fails for good")
                @Bindable(defaultValue = "3")
                @Min(1)
                @Max(100)
                int maxAttempts,
        @SettingDescription("the hours after which an event is parked that fails for any reason")
                @Bindable(defaultValue = "48")
                @Min(1)
                @Max(72)
                int parkAfterHours) {

    /**
     * Whether it is to stop now.
     *
     * @param tried the attempts so far, which count where trying again does not mend the failure
     * @param age since the first failure, whatever that was
     */
    boolean isDue(FailureKind kind, int tried, Duration age) {
        return (!kind.isPassing() && tried >= maxAttempts)
                || age.compareTo(Duration.ofHours(parkAfterHours)) >= 0;
    }
}
