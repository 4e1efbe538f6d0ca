package com.thebabesclub.stripe.emulator.coupon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Takes an amount or a share off.
 *
 * @param valid false once it is used up or past its time
 */
public record Coupon(
        String id,
        long created,
        @Nullable String name,
        @Nullable Long amountOff,
        @Nullable String currency,
        @Nullable BigDecimal percentOff,
        String duration,
        @Nullable Long durationInMonths,
        @Nullable Long maxRedemptions,
        @Nullable Long redeemBy,
        List<String> products,
        long timesRedeemed,
        boolean valid,
        Map<String, String> metadata)
        implements StripeObject {

    boolean usedUp() {
        return maxRedemptions != null && timesRedeemed >= maxRedemptions;
    }

    boolean expired(long now) {
        return redeemBy != null && redeemBy <= now;
    }

    Coupon changed(
            @Nullable String newName,
            long newTimesRedeemed,
            boolean nowValid,
            Map<String, String> newMetadata) {
        return new Coupon(
                id,
                created,
                newName,
                amountOff,
                currency,
                percentOff,
                duration,
                durationInMonths,
                maxRedemptions,
                redeemBy,
                products,
                newTimesRedeemed,
                nowValid,
                newMetadata);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "coupon");
        json.put("amount_off", amountOff).put("created", created).put("currency", currency);
        if (!products.isEmpty()) {
            json.putObject("applies_to").set("products", Json.texts(products));
        }
        json.put("duration", duration)
                .put("duration_in_months", durationInMonths)
                .put("livemode", false)
                .put("max_redemptions", maxRedemptions);
        json.set("metadata", Json.metadata(metadata));
        return json.put("name", name)
                .put("percent_off", percentOff)
                .put("redeem_by", redeemBy)
                .put("times_redeemed", timesRedeemed)
                .put("valid", valid);
    }
}
