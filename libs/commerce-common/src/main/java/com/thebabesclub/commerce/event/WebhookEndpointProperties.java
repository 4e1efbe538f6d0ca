package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;

import jakarta.annotation.PostConstruct;

import java.net.URI;
import java.util.Optional;

/** Where Stripe delivers to. */
@ConfigurationProperties("webhook")
public record WebhookEndpointProperties(
        @SettingDescription(
                        "the address that Stripe delivers to, against which its record is checked; empty:"
                                + " not")
                Optional<String> url) {

    @PostConstruct
    void check() {
        HttpUrlParser.of(url, WebhookEndpointProperties.class, "url");
    }

    /** Empty: nobody said. */
    Optional<URI> address() {
        return url.flatMap(HttpUrlParser::of);
    }
}
