package com.thebabesclub.commerce.server.load;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What a server has room for. */
@ConfigurationProperties("server")
public record LoadProperties(
        @SettingDescription(
                        "the most requests that a server works on at a time; more are answered with 503 at once")
                @Bindable(defaultValue = "200")
                @Min(1)
                @Max(100_000)
                int maxRequests,
        @SettingDescription(
                        "the mebibytes that a server reads of bodies which have not arrived whole; one address has a quarter of them")
                @Bindable(defaultValue = "64")
                @Min(1)
                @Max(100_000)
                int maxPendingMebibytes,
        @SettingDescription(
                        "the seconds within which the head of a request must arrive, and then its body")
                @Bindable(defaultValue = "10")
                @Min(1)
                @Max(600)
                int readTimeoutSeconds) {}
