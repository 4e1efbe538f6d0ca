package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.checkout.quote.QuoteProperties;
import com.thebabesclub.commerce.checkout.ratelimit.RateLimit;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class CheckoutConfigurationTest {

    @Test
    void theDefaultsAreTheOwners() {
        CheckoutConfiguration settings = settings(Map.of());
        assertThat(settings.app()).isEqualTo("babesclub");
        // Where nobody says which environment it is; the stack always does.
        assertThat(settings.env()).isEqualTo("local");
        // 1440 as the owner has it, less the way to Stripe, which takes 24 hours at most.
        assertThat(settings.lifetime()).isEqualTo(Duration.ofMinutes(1435));
        assertThat(settings.promotionCodes()).isFalse();
        assertThat(settings.automaticTax()).isFalse();
        assertThat(settings.acceptClientUserId()).isTrue();
        assertThat(settings.shippingCountries()).containsExactly("US", "CA");
        assertThat(settings.shippingRates()).isEmpty();
        assertThat(settings.limit()).isEqualTo(new RateLimit("checkout", 60, 1440));
        assertThat(settings.redirects().success()).contains("{CHECKOUT_SESSION_ID}");

        QuoteProperties quote = EnvironmentVariables.of(Map.of()).read(QuoteProperties.class);
        assertThat(quote).isEqualTo(new QuoteProperties(15, 300, 2000));
    }

    @Test
    void aDigitalShopShipsNowhereAndAShortSessionIsAsShortAsStripeAllows() {
        CheckoutConfiguration settings =
                settings(
                        Map.of(
                                "CHECKOUT_SHIPPING_COUNTRIES", "none",
                                "SESSION_TTL_MINUTES", "10"));
        assertThat(settings.shippingCountries()).isEqualTo(List.of());
        assertThat(settings.lifetime()).isEqualTo(Duration.ofMinutes(35));
    }

    @ParameterizedTest
    @CsvSource({
        "CHECKOUT_MODE, subscription",
        "CHECKOUT_SHIPPING_COUNTRIES, 'US,Atlantis'",
        "CHECKOUT_ALLOW_PROMOTION_CODES, perhaps",
        "SESSION_TTL_MINUTES, soon",
        "SESSION_TTL_MINUTES, 0",
        "SESSION_TTL_MINUTES, -30",
        "SESSION_TTL_MINUTES, 100001",
        "CHECKOUT_MODE, setup",
        "CHECKOUT_AUTOMATIC_TAX, maybe",
        "CHECKOUT_ACCEPT_CLIENT_USER_ID, 2",
        "CHECKOUT_SHIPPING_COUNTRIES, us",
        "CHECKOUT_SHIPPING_COUNTRIES, 'US,none'",
        "CHECKOUT_SHIPPING_RATES, express",
        "CHECKOUT_SHIPPING_RATES, 'shr_1,shr_1'",
        "CHECKOUT_SHIPPING_RATES, 'shr_1,shr_2,shr_3,shr_4,shr_5,shr_6'",
        "CHECKOUT_ALLOWED_REDIRECT_ORIGINS, http://thebabesclub.com",
        "CHECKOUT_ALLOWED_REDIRECT_ORIGINS, https://thebabesclub.com/shop",
        "CHECKOUT_ALLOWED_REDIRECT_ORIGINS, https://thebabesclub.com/",
        "CHECKOUT_ALLOWED_REDIRECT_ORIGINS, *",
        "CHECKOUT_PAGE_HOSTS, https://checkout.stripe.com",
        "CHECKOUT_PAGE_HOSTS, *.stripe.com",
        "CHECKOUT_SUCCESS_URL, https://elsewhere.example/done",
        "CHECKOUT_SUCCESS_URL, /done",
        "CHECKOUT_CANCEL_URL, http://thebabesclub.com/",
        "CHECKOUT_RATE_LIMIT_PER_HOUR, 0"
    })
    void whatIsUnknownStopsTheStartByName(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name);
    }

    @Test
    void ratesWithoutCountriesContradictEachOther() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(
                        Map.of(
                                "CHECKOUT_SHIPPING_COUNTRIES", "none",
                                "CHECKOUT_SHIPPING_RATES", "shr_1"));
        assertThatThrownBy(() -> settings.read(CheckoutConfiguration.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("CHECKOUT_SHIPPING_RATES");
    }

    @Test
    void ourOwnPagesAreElsewhereThanTheApisCallers() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(
                        Map.of(
                                "CORS_ALLOW_ORIGIN", "https://staging.example",
                                "CHECKOUT_SUCCESS_URL", "http://localhost:8080/done",
                                "CHECKOUT_CANCEL_URL", "https://shop.example:8443/cart",
                                "CHECKOUT_ALLOWED_REDIRECT_ORIGINS",
                                        "http://localhost:8080,https://shop.example:8443"));
        assertThat(settings.read(CheckoutConfiguration.class).redirects().cancel())
                .isEqualTo("https://shop.example:8443/cart");
    }

    @Test
    void defaultPagesThatNoCallerMayAskForContradictTheOrigins() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("CORS_ALLOW_ORIGIN", "https://staging.example"));
        assertThatThrownBy(() -> settings.read(CheckoutConfiguration.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("CHECKOUT_SUCCESS_URL")
                .hasMessageContaining("CORS_ALLOW_ORIGIN");
    }

    private static CheckoutConfiguration settings(Map<String, String> variables) {
        return EnvironmentVariables.of(variables).read(CheckoutConfiguration.class);
    }
}
