package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class LiveKeyPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_51Abc", "rk_live_51Abc"})
    void aLiveKeyWantsAnEnvironmentThatSomebodyNamed(String key) {
        ShopProperties unset = EnvironmentVariables.of(Map.of()).read(ShopProperties.class);

        assertThatThrownBy(() -> LiveKeyPolicy.check(Secret.of(key), unset))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "SHOP_ENV is not set, or local, and STRIPE_SECRET is a live key: it should be the"
                                + " environment that marks our objects in Stripe's metadata.")
                .hasMessageNotContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "sk_live_51Abc,prod",
        "rk_live_51Abc,staging",
        "sk_test_51Abc,local",
        "rk_test_51Abc,prod"
    })
    void allElseIsFine(String key, String env) {
        ShopProperties shop =
                EnvironmentVariables.of(Map.of("SHOP_ENV", env)).read(ShopProperties.class);

        assertThatCode(() -> LiveKeyPolicy.check(Secret.of(key), shop)).doesNotThrowAnyException();
    }

    @Test
    void whereNothingIsSaidItIsADevelopersMachine() {
        ShopProperties unset = EnvironmentVariables.of(Map.of()).read(ShopProperties.class);

        assertThat(unset.env()).isEqualTo("local");
    }
}
