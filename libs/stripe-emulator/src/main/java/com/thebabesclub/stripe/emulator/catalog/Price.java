package com.thebabesclub.stripe.emulator.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What a product costs once.
 *
 * @param unitAmount minor units, perhaps with a fraction of one
 */
public record Price(
        String id,
        long created,
        boolean active,
        String currency,
        BigDecimal unitAmount,
        String product,
        @Nullable String nickname,
        @Nullable String lookupKey,
        String taxBehavior,
        Map<String, String> metadata)
        implements StripeObject {

    /** The price of so many, in minor units. */
    public long times(long quantity) {
        return unitAmount
                .multiply(BigDecimal.valueOf(quantity))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    Price updated(Params params) {
        return new Price(
                id,
                created,
                params.flag("active", active),
                currency,
                unitAmount,
                product,
                params.has("nickname") ? params.text("nickname") : nickname,
                params.has("lookup_key") ? params.text("lookup_key") : lookupKey,
                params.text("tax_behavior", taxBehavior),
                params.metadata(metadata));
    }

    Price withoutLookupKey() {
        return new Price(
                id,
                created,
                active,
                currency,
                unitAmount,
                product,
                nickname,
                null,
                taxBehavior,
                metadata);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "price");
        json.put("active", active)
                .put("billing_scheme", "per_unit")
                .put("created", created)
                .put("currency", currency)
                .putNull("custom_unit_amount")
                .put("livemode", false)
                .put("lookup_key", lookupKey);
        json.set("metadata", Json.metadata(metadata));
        json.put("nickname", nickname)
                .put("product", product)
                .putNull("recurring")
                .put("tax_behavior", taxBehavior)
                .putNull("tiers_mode")
                .putNull("transform_quantity")
                .put("type", "one_time");
        boolean whole = unitAmount.stripTrailingZeros().scale() <= 0;
        json.put("unit_amount", whole ? (Long) unitAmount.longValueExact() : null);
        return json.put("unit_amount_decimal", unitAmount.stripTrailingZeros().toPlainString());
    }
}
