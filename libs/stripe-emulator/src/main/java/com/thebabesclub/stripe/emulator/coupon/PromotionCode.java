package com.thebabesclub.stripe.emulator.coupon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A word that a payer types to get a coupon's discount.
 *
 * @param minimumAmount least subtotal, in minor units of {@code minimumCurrency}
 */
public record PromotionCode(
        String id,
        long created,
        String code,
        Coupon coupon,
        boolean active,
        @Nullable String customer,
        @Nullable Long expiresAt,
        @Nullable Long maxRedemptions,
        long timesRedeemed,
        @Nullable Long minimumAmount,
        @Nullable String minimumCurrency,
        boolean firstTimeTransaction,
        Map<String, String> metadata)
        implements StripeObject {

    boolean redeemable(long now) {
        return active
                && (expiresAt == null || expiresAt > now)
                && (maxRedemptions == null || timesRedeemed < maxRedemptions);
    }

    PromotionCode with(boolean nowActive, long redeemed, Map<String, String> newMetadata) {
        return new PromotionCode(
                id,
                created,
                code,
                coupon,
                nowActive,
                customer,
                expiresAt,
                maxRedemptions,
                redeemed,
                minimumAmount,
                minimumCurrency,
                firstTimeTransaction,
                newMetadata);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "promotion_code");
        json.put("active", active).put("code", code);
        if (!version.namesDiscountSources()) {
            json.set("coupon", coupon.json(version));
        }
        json.put("created", created)
                .put("customer", customer)
                .putNull("customer_account")
                .put("expires_at", expiresAt)
                .put("livemode", false)
                .put("max_redemptions", maxRedemptions)
                .set("metadata", Json.metadata(metadata));
        if (version.namesDiscountSources()) {
            json.putObject("promotion").put("coupon", coupon.id()).put("type", "coupon");
        }
        json.putObject("restrictions")
                .put("first_time_transaction", firstTimeTransaction)
                .put("minimum_amount", minimumAmount)
                .put("minimum_amount_currency", minimumCurrency);
        return json.put("times_redeemed", timesRedeemed);
    }
}
