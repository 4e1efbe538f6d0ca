package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.ratelimit.RateLimit;
import com.thebabesclub.commerce.runtime.setting.CommaSeparatedListParser;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;
import com.thebabesclub.commerce.stripe.ShippingCountries;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** How checkout sessions are made. */
@ConfigurationProperties("checkout")
public record CheckoutProperties(
        @SettingDescription("the checkout sessions that one address may ask for in an hour")
                @Bindable(defaultValue = "60")
                @Min(1)
                @Max(1_000_000)
                int rateLimitPerHour,
        @SettingDescription("where Stripe sends the customer who has paid")
                @Bindable(
                        defaultValue =
                                "https://thebabesclub.com/checkout/success?session_id={CHECKOUT_SESSION_ID}")
                String successUrl,
        @SettingDescription("where Stripe sends the customer who turns back")
                @Bindable(defaultValue = "https://thebabesclub.com/checkout/cancel")
                String cancelUrl,
        @SettingDescription(
                        "the origins that success and cancel URLs may be on; empty: those of"
                                + " CORS_ALLOW_ORIGIN")
                @Bindable(defaultValue = "")
                List<String> allowedRedirectOrigins,
        @SettingDescription(
                        "the hosts that Stripe's payment page may be on, comma-separated; add a custom"
                                + " domain")
                @Bindable(defaultValue = "checkout.stripe.com")
                List<String> pageHosts,
        @SettingDescription(
                        "the mode of the checkout session; payment is the only one that this shop has")
                @Bindable(defaultValue = "payment")
                Mode mode,
        @SettingDescription("whether the payment page has a field for promotion codes")
                @Bindable(defaultValue = "false")
                boolean allowPromotionCodes,
        @SettingDescription("whether Stripe computes the tax") @Bindable(defaultValue = "false")
                boolean automaticTax,
        @SettingDescription("whether the userId of the body is recorded as unverified attribution")
                @Bindable(defaultValue = "true")
                boolean acceptClientUserId,
        @SettingDescription("the countries that are shipped to, or none for a digital shop")
                @Bindable(defaultValue = "US,CA")
                List<String> shippingCountries,
        @SettingDescription("the Stripe shipping rates that are offered, shr_…, comma-separated")
                @Bindable(defaultValue = "")
                List<String> shippingRates) {

    /** What a session is for. */
    enum Mode {
        PAYMENT
    }

    private static final List<String> NOWHERE = List.of("none");

    /** Stripe shows no more on a payment page. */
    private static final int MOST_RATES = 5;

    private static final Pattern RATE = Pattern.compile("shr_[A-Za-z0-9]{1,64}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    @PostConstruct
    void check() {
        for (String host : pageHosts) {
            if (!HOST.matcher(host).matches()) {
                throw problem("pageHosts", "has \"" + host + "\", which is no host");
            }
        }
        for (String code : shippingCountries()) {
            if (!ShippingCountries.has(code)) {
                throw problem(
                        "shippingCountries",
                        "has \"" + code + "\", which is no country that Stripe ships to");
            }
        }
        requireUsable(shippingRates());
        if (shippingCountries().isEmpty() && !shippingRates().isEmpty()) {
            throw problem("shippingRates", "is set although CHECKOUT_SHIPPING_COUNTRIES is none");
        }
    }

    @Override
    public List<String> allowedRedirectOrigins() {
        return CommaSeparatedListParser.withoutBlanks(allowedRedirectOrigins);
    }

    /** Empty for a digital shop. */
    @Override
    public List<String> shippingCountries() {
        return shippingCountries.equals(NOWHERE) ? List.of() : shippingCountries;
    }

    @Override
    public List<String> shippingRates() {
        return CommaSeparatedListParser.withoutBlanks(shippingRates);
    }

    RateLimit limit() {
        return new RateLimit("checkout", rateLimitPerHour, 24 * rateLimitPerHour);
    }

    private static void requireUsable(List<String> rates) {
        for (String rate : rates) {
            if (!RATE.matcher(rate).matches()) {
                throw problem(
                        "shippingRates", "has \"" + rate + "\", which is no shipping rate's id");
            }
        }
        if (rates.size() > MOST_RATES || new HashSet<>(rates).size() < rates.size()) {
            throw problem("shippingRates", "has more than " + MOST_RATES + " rates, or one twice");
        }
    }

    static InvalidSettingException problem(String component, String problem) {
        return InvalidSettingException.of(CheckoutProperties.class, component, problem);
    }
}
