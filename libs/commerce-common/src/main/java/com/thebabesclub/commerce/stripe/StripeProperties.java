package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.net.URI;

/**
 * Where Stripe is.
 *
 * @param apiBase plain http only on this machine, since the key travels on it
 */
@ConfigurationProperties("stripe")
public record StripeProperties(
        @SettingDescription("the address of the Stripe API")
                @Bindable(defaultValue = "https://api.stripe.com")
                URI apiBase) {

    @PostConstruct
    void check() {
        if (!HttpUrlParser.isPrivate(apiBase)) {
            throw InvalidSettingException.of(
                    StripeProperties.class, "apiBase", "is not an https address");
        }
    }
}
