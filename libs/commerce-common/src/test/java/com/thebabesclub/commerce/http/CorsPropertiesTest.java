package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class CorsPropertiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://thebabesclub.com/",
                "https://thebabesclub.com/shop",
                "thebabesclub.com",
                "https://*.thebabesclub.com",
                "https://ann@thebabesclub.com",
                "https://TheBabesClub.com",
                "https://thebabesclub.com:443",
                "http://localhost:80",
                "https://thebabesclub.com."
            })
    void anOriginThatNoBrowserSendsStopsTheStart(String origin) {
        assertThatThrownBy(() -> read("CORS_ALLOW_ORIGIN", "https://www.shop.example," + origin))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(
                        "CORS_ALLOW_ORIGIN names \"" + origin + "\", which no browser sends");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://thebabesclub.com",
                "http://localhost:3000",
                "http://127.0.0.1",
                "http://[::1]:3000"
            })
    void allOthersAreFine(String origin) {
        assertThat(read("CORS_ALLOW_ORIGIN", origin).allowOrigin()).containsExactly(origin);
    }

    @Test
    void theHeadersOfAPreflightAreASetting() {
        assertThat(read("CORS_ALLOW_HEADERS", "Authorization,X-Shop").allowHeaders())
                .containsExactly("Authorization", "X-Shop");
        assertThatThrownBy(() -> read("CORS_ALLOW_HEADERS", "X-Shop: 1"))
                .hasMessageStartingWith(
                        "CORS_ALLOW_HEADERS names \"X-Shop: 1\", which is no header");
    }

    private static CorsProperties read(String name, String value) {
        return EnvironmentVariables.of(Map.of(name, value)).read(CorsProperties.class);
    }
}
