package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How long counted pieces are held for a cart that is about to be paid. */
@ConfigurationProperties("reservation")
public record ReservationProperties(
        @SettingDescription(
                        "the minutes that a checkout session with counted pieces stays payable;"
                                + " Stripe takes no fewer than 30")
                @Bindable(defaultValue = "35")
                @Min(31)
                @Max(1435)
                int minutes) {

    /**
     * As long as that, but no longer than other sessions.
     *
     * @param others how long a session without counted pieces stays payable
     */
    Duration lifetime(Duration others) {
        Duration own = Duration.ofMinutes(minutes);
        return own.compareTo(others) < 0 ? own : others;
    }
}
