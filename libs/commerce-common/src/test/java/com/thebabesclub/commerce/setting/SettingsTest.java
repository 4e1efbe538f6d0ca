package com.thebabesclub.commerce.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SettingsTest {

    @Test
    void aMissingSettingIsNamedInOneSentence() {
        assertThatThrownBy(
                        () ->
                                Settings.of(Map.of("COMMERCE_TABLE", "  "))
                                        .text(Setting.COMMERCE_TABLE))
                .isInstanceOf(SettingProblem.class)
                .hasMessage(
                        "COMMERCE_TABLE is not set: it should be the name of the DynamoDB table.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "15.5", "1e3", "99999999999", "soon"})
    void aNumberOutOfItsRangeIsNamedWithTheRange(String value) {
        Settings settings = Settings.of(Map.of("QUOTE_TTL_MINUTES", value));

        if (value.isEmpty()) {
            assertThat(settings.number(Setting.QUOTE_TTL_MINUTES, 1, 60)).isEqualTo(15);
        } else {
            assertThatThrownBy(() -> settings.number(Setting.QUOTE_TTL_MINUTES, 1, 60))
                    .isInstanceOf(SettingProblem.class)
                    .hasMessageStartingWith(
                            "QUOTE_TTL_MINUTES is \""
                                    + value
                                    + "\" and not a whole number from 1 to 60:");
        }
    }

    @Test
    void aFlagIsTrueOrFalseAndNothingElse() {
        assertThat(flag("Yes")).isTrue();
        assertThat(flag("0")).isFalse();
        assertThatThrownBy(() -> flag("maybe")).isInstanceOf(SettingProblem.class);
    }

    @Test
    void aListDropsBlanks() {
        assertThat(
                        Settings.of(Map.of("TRUSTED_PROXIES", " 10.0.0.1, ,10.0.0.2 "))
                                .list(Setting.TRUSTED_PROXIES))
                .containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(Settings.of(Map.of()).list(Setting.TRUSTED_PROXIES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "ftp://stripe.example", "http://", "http://a b"})
    void anAddressIsHttp(String value) {
        assertThatThrownBy(
                        () ->
                                Settings.of(Map.of("STRIPE_API_BASE", value))
                                        .address(Setting.STRIPE_API_BASE))
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("STRIPE_API_BASE");
    }

    private static boolean flag(String value) {
        return Settings.of(Map.of("SYNC_DRY_RUN", value)).flag(Setting.SYNC_DRY_RUN);
    }
}
