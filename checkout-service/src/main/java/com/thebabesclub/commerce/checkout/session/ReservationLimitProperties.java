package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much of what is counted one address may hold without paying. */
@ConfigurationProperties("reservations")
public record ReservationLimitProperties(
        @SettingDescription(
                        "the carts of one address that may hold counted pieces at once; 0: any"
                                + " number")
                @Bindable(defaultValue = "5")
                @Min(0)
                @Max(50)
                int perAddress) {}
