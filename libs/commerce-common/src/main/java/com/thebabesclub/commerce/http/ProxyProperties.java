package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.setting.CommaSeparatedListParser;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.util.List;

/** Whose word is taken on where a request comes from. */
@ConfigurationProperties("trusted")
record ProxyProperties(
        @SettingDescription(
                        "the proxies whose X-Forwarded-For is believed on Netty: addresses,"
                                + " comma-separated")
                @Bindable(defaultValue = "")
                List<String> proxies) {
    @Override
    public List<String> proxies() {
        return CommaSeparatedListParser.withoutBlanks(proxies);
    }
}
