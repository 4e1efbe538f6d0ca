package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.util.List;
import java.util.regex.Pattern;

/** Who may call from a browser. */
@ConfigurationProperties("cors")
public record CorsProperties(
        @SettingDescription("the origins that may call the API from a browser, comma-separated")
                @Bindable(defaultValue = "https://thebabesclub.com,https://www.thebabesclub.com")
                List<String> allowOrigin,
        @SettingDescription("the headers that a browser may send, comma-separated")
                @Bindable(
                        defaultValue =
                                "Authorization,Content-Type,If-Match,If-None-Match,X-Cart-Token,"
                                        + "X-Correlation-Id,Idempotency-Key,X-Requested-With,X-Api-Key")
                List<String> allowHeaders) {

    /**
     * What a browser sends as its origin: in small letters, nothing after the host and the port,
     * and no port that the scheme has anyway.
     */
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "(https://(?!.*:443$)|http://(?!.*:80$))"
                            + "([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @PostConstruct
    void check() {
        for (String origin : allowOrigin) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw InvalidSettingException.of(
                        CorsProperties.class,
                        "allowOrigin",
                        "names \""
                                + origin
                                + "\", which no browser sends: an origin is a scheme"
                                + " and a host, without a path and a slash at its end");
            }
        }
        for (String name : allowHeaders) {
            if (!HEADER.matcher(name).matches()) {
                throw InvalidSettingException.of(
                        CorsProperties.class,
                        "allowHeaders",
                        "names \"" + name + "\", which is no header");
            }
        }
    }
}
