package com.thebabesclub.commerce.stripe;

import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;

import java.util.Arrays;

/** The countries that Stripe can ask a shipping address for. */
public final class ShippingCountries {

    private ShippingCountries() {}

    /**
     * Whether Stripe knows the country.
     *
     * @param code two letters in upper case
     */
    public static boolean has(String code) {
        return Arrays.stream(AllowedCountry.values())
                .anyMatch(country -> country.name().equals(code));
    }
}
