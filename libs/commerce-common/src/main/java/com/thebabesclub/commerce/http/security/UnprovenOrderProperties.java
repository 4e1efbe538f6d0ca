package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** What becomes of orders whose owner nobody has proven. */
@ConfigurationProperties("unproven")
public record UnprovenOrderProperties(
        @SettingDescription(
                        "who has the orders of a user id that no token proved: email, whoever has"
                                + " verified the order's e-mail, or show, whoever has the id")
                @Bindable(defaultValue = "email")
                Access orders) {

    /** Who may read, export and erase such an order. */
    public enum Access {
        EMAIL,
        SHOW
    }
}
