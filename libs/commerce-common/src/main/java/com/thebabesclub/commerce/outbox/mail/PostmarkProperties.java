package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.setting.HttpAddress;
import com.thebabesclub.commerce.runtime.setting.SettingProblem;
import com.thebabesclub.commerce.runtime.setting.Variable;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.net.URI;

/**
 * Where Postmark is.
 *
 * @param apiBase plain http only on this machine, since the token travels on it
 */
@ConfigurationProperties("postmark")
public record PostmarkProperties(
        @Variable("the address of the Postmark API")
                @Bindable(defaultValue = "https://api.postmarkapp.com")
                URI apiBase) {

    @PostConstruct
    void check() {
        if (!HttpAddress.isPrivate(apiBase)) {
            throw SettingProblem.of(PostmarkProperties.class, "apiBase", "is not an https address");
        }
    }
}
