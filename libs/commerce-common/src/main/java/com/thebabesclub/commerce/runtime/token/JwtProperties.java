package com.thebabesclub.commerce.runtime.token;

import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.net.URI;
import java.util.Optional;

/** What customers' tokens must be. */
@ConfigurationProperties("jwt")
public record JwtProperties(
        @SettingDescription(
                        "the https address of the public keys that sign the customers' tokens, in place of"
                                + " JWT_SECRET")
                Optional<String> jwksUrl,
        @SettingDescription("the issuer that a token must name; empty: any")
                Optional<String> issuer,
        @SettingDescription("the audience that a token must name; empty: any")
                Optional<String> audience,
        @SettingDescription("the claim of a token that names the user")
                @Bindable(defaultValue = "sub")
                String userClaim,
        @SettingDescription(
                        "the claim of a token that has the caller's roles: a list, or a text split at"
                                + " commas and blanks")
                @Bindable(defaultValue = "roles")
                String rolesClaim,
        @SettingDescription("the role of the shop's own people, compared whole")
                @Bindable(defaultValue = "ADMIN")
                String adminRole,
        @SettingDescription("the claim of a token that names the caller's e-mail")
                @Bindable(defaultValue = "email")
                String emailClaim,
        @SettingDescription("the claim of a token that is true where the e-mail was verified")
                @Bindable(defaultValue = "email_verified")
                String emailVerifiedClaim) {

    @PostConstruct
    void check() {
        HttpUrlParser.of(jwksUrl, JwtProperties.class, "jwksUrl");
    }

    /** The address of the public keys; empty where a shared secret signs. */
    public Optional<URI> keys() {
        return jwksUrl.flatMap(HttpUrlParser::of);
    }
}
