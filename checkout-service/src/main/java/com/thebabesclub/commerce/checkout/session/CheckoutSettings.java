package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.limit.Limit;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.stripe.ShippingCountries;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How checkout sessions are made.
 *
 * @param app {@code SHOP_APP}, the mark on our objects at Stripe
 * @param redirects where the customer may be sent afterwards
 * @param pages where the customer may be sent to pay
 * @param lifetime how long a session stays payable; Stripe takes 30 minutes to 24 hours, less some
 *     for the way there
 * @param shippingCountries empty for a digital shop
 */
public record CheckoutSettings(
        String app,
        String env,
        Redirects redirects,
        PaymentPages pages,
        Duration lifetime,
        boolean promotionCodes,
        boolean automaticTax,
        boolean acceptClientUserId,
        List<String> shippingCountries,
        List<String> shippingRates,
        Limit limit) {

    private static final int LEAST_MINUTES = 35;
    private static final int MOST_MINUTES = 1435;
    private static final String NOWHERE = "none";

    /** Stripe shows no more on a payment page. */
    private static final int MOST_RATES = 5;

    private static final Pattern RATE = Pattern.compile("shr_[A-Za-z0-9]{1,64}");

    public static CheckoutSettings from(Settings settings) {
        if (!settings.text(Setting.CHECKOUT_MODE).equals("payment")) {
            throw new SettingProblem(
                    Setting.CHECKOUT_MODE,
                    "is \"" + settings.text(Setting.CHECKOUT_MODE) + "\" and not payment");
        }
        List<String> countries = countries(settings);
        List<String> rates = rates(settings);
        if (countries.isEmpty() && !rates.isEmpty()) {
            throw new SettingProblem(
                    Setting.CHECKOUT_SHIPPING_RATES,
                    "is set although CHECKOUT_SHIPPING_COUNTRIES is none");
        }
        int minutes = settings.number(Setting.SESSION_TTL_MINUTES, 1, 100_000);
        int perHour = settings.number(Setting.CHECKOUT_RATE_LIMIT_PER_HOUR, 1, 1_000_000);
        return new CheckoutSettings(
                settings.text(Setting.SHOP_APP),
                settings.text(Setting.SHOP_ENV),
                Redirects.from(settings),
                PaymentPages.from(settings),
                Duration.ofMinutes(Math.clamp(minutes, LEAST_MINUTES, MOST_MINUTES)),
                settings.flag(Setting.CHECKOUT_ALLOW_PROMOTION_CODES),
                settings.flag(Setting.CHECKOUT_AUTOMATIC_TAX),
                settings.flag(Setting.CHECKOUT_ACCEPT_CLIENT_USER_ID),
                countries,
                rates,
                new Limit("checkout", perHour, 24 * perHour));
    }

    private static List<String> rates(Settings settings) {
        List<String> rates = settings.list(Setting.CHECKOUT_SHIPPING_RATES);
        for (String rate : rates) {
            if (!RATE.matcher(rate).matches()) {
                throw new SettingProblem(
                        Setting.CHECKOUT_SHIPPING_RATES,
                        "has \"" + rate + "\", which is no shipping rate's id");
            }
        }
        if (rates.size() > MOST_RATES || new HashSet<>(rates).size() < rates.size()) {
            throw new SettingProblem(
                    Setting.CHECKOUT_SHIPPING_RATES,
                    "has more than " + MOST_RATES + " rates, or one twice");
        }
        return rates;
    }

    private static List<String> countries(Settings settings) {
        List<String> countries = settings.list(Setting.CHECKOUT_SHIPPING_COUNTRIES);
        if (countries.equals(List.of(NOWHERE))) {
            return List.of();
        }
        for (String code : countries) {
            if (!ShippingCountries.has(code)) {
                throw new SettingProblem(
                        Setting.CHECKOUT_SHIPPING_COUNTRIES,
                        "has \"" + code + "\", which is no country that Stripe ships to");
            }
        }
        return countries;
    }
}
