package com.thebabesclub.commerce.runtime.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** What the shop is called, by people and in the marks on its objects at Stripe. */
@ConfigurationProperties("shop")
public record ShopProperties(
        @SettingDescription("the name that marks our objects in Stripe's metadata")
                @Bindable(defaultValue = "babesclub")
                String app,
        @SettingDescription("the name of the shop in its mail")
                @Bindable(defaultValue = "The Babes Club")
                String name,
        @SettingDescription("the environment that marks our objects in Stripe's metadata")
                @Bindable(defaultValue = "local")
                String env) {

    /** Where customers buy. */
    private static final String LIVE = "prod";

    /** Where nobody said what it is. */
    private static final String LOCAL = "local";

    /** True where customers buy. */
    public boolean isLive() {
        return env.equals(LIVE);
    }

    /** True on a developer's machine, and where nothing was said. */
    public boolean isLocal() {
        return env.equals(LOCAL);
    }
}
