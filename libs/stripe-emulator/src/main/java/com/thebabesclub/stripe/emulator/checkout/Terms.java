package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a session was made with and keeps.
 *
 * @param expiresAt seconds since 1970
 * @param paymentData {@code payment_intent_data} as it was sent
 * @param echoes further parameters that the session only tells back
 */
public record Terms(
        String pageUrl,
        String currency,
        long expiresAt,
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String clientReferenceId,
        @Nullable String customerEmail,
        @Nullable String customerCreation,
        @Nullable String locale,
        List<String> methodTypes,
        List<String> shippingCountries,
        List<ShippingOption> shippingOptions,
        @Nullable Boolean allowPromotionCodes,
        boolean automaticTax,
        Params paymentData,
        Map<String, JsonNode> echoes) {

    public boolean collectsShipping() {
        return !shippingCountries.isEmpty();
    }

    /** Where the payer goes after the payment of this session. */
    public String successUrlOf(String session) {
        return successUrl.replace("{CHECKOUT_SESSION_ID}", session);
    }
}
