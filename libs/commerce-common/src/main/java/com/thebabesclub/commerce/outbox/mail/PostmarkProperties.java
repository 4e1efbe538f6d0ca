package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

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
        @SettingDescription("the address of the Postmark API")
                @Bindable(defaultValue = "https://api.postmarkapp.com")
                URI apiBase) {

    @PostConstruct
    void check() {
        if (!HttpUrlParser.isPrivate(apiBase)) {
            throw InvalidSettingException.of(
                    PostmarkProperties.class, "apiBase", "is not an https address");
        }
    }
}
