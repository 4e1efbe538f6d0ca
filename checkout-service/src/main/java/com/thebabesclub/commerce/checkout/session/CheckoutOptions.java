package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.LengthPrefixedEncoding;
import com.thebabesclub.commerce.domain.order.OrderOwner;

import java.util.Optional;

/**
 * Everything about a session that is not in its quote.
 *
 * @param customerId the signed-in user's customer at Stripe
 * @param email what the payment page's e-mail field is filled with
 */
record CheckoutOptions(
        Optional<OrderOwner> owner,
        Optional<String> customerId,
        Optional<String> email,
        String successUrl,
        String cancelUrl) {

    CheckoutOptions withCustomer(String id) {
        return new CheckoutOptions(owner, Optional.of(id), email, successUrl, cancelUrl);
    }

    /**
     * Equal for options that Stripe would be told the same for, and for no others.
     *
     * @param settings what goes to Stripe besides
     */
    String fingerprint(CheckoutConfiguration settings) {
        return LengthPrefixedEncoding.hash(
                owner.map(OrderOwner::userId).orElse(""),
                owner.map(OrderOwner::verified).orElse(false).toString(),
                customerId.orElse(""),
                email.orElse(""),
                successUrl,
                cancelUrl,
                settings.app(),
                settings.env(),
                settings.lifetime().toString(),
                Boolean.toString(settings.promotionCodes()),
                Boolean.toString(settings.automaticTax()),
                String.join(",", settings.shippingCountries()),
                String.join(",", settings.shippingRates()));
    }

    /** Masked: an e-mail is in it. */
    @Override
    public String toString() {
        return "CheckoutOptions[…]";
    }
}
