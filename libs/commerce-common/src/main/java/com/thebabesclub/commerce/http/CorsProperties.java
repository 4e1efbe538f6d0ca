package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.util.List;

/** Who may call from a browser. */
@ConfigurationProperties("cors")
public record CorsProperties(
        @SettingDescription("the origins that may call the API from a browser, comma-separated")
                @Bindable(defaultValue = "https://thebabesclub.com,https://www.thebabesclub.com")
                List<String> allowOrigin) {}
