package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.runtime.setting.HttpAddress;
import com.thebabesclub.commerce.runtime.setting.SettingProblem;
import com.thebabesclub.commerce.runtime.setting.Variable;

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
        @Variable("the address of the Stripe API")
                @Bindable(defaultValue = "https://api.stripe.com")
                URI apiBase) {

    @PostConstruct
    void check() {
        if (!HttpAddress.isPrivate(apiBase)) {
            throw SettingProblem.of(StripeProperties.class, "apiBase", "is not an https address");
        }
    }
}
