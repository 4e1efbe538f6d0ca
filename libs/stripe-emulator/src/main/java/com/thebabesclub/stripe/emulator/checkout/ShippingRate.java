package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a way to ship costs.
 *
 * @param amount minor units
 */
public record ShippingRate(
        String id,
        long created,
        boolean active,
        String name,
        long amount,
        String currency,
        @Nullable JsonNode deliveryEstimate,
        String taxBehavior,
        @Nullable String taxCode,
        Map<String, String> metadata)
        implements StripeObject {

    private static final HashShape DURATION =
            HashShape.hash()
                    .required("unit", Shapes.choice("business_day", "day", "hour", "month", "week"))
                    .required("value", Numbers.positive());

    /** What a rate is made of, by itself or in a session. */
    static final HashShape SHAPE =
            HashShape.hash()
                    .required("display_name", Shapes.text(100))
                    .optional("type", Shapes.choice("fixed_amount"))
                    .optional(
                            "delivery_estimate",
                            HashShape.hash()
                                    .optional("minimum", DURATION)
                                    .optional("maximum", DURATION))
                    .required(
                            "fixed_amount",
                            HashShape.hash()
                                    .required("amount", Numbers.nonNegative())
                                    .required("currency", Shapes.currency()))
                    .optional(
                            "tax_behavior", Shapes.choice("exclusive", "inclusive", "unspecified"))
                    .optional("tax_code", Shapes.text())
                    .metadata();

    static ShippingRate of(String id, long now, Params data) {
        Params fixed = data.hash("fixed_amount");
        return new ShippingRate(
                id,
                now,
                true,
                data.requiredText("display_name"),
                fixed.number("amount", 0),
                fixed.requiredText("currency"),
                data.json("delivery_estimate"),
                data.text("tax_behavior", "unspecified"),
                data.text("tax_code"),
                data.metadata());
    }

    static ShippingRate plain(String id, long now, String name, long amount, String currency) {
        return new ShippingRate(
                id, now, true, name, amount, currency, null, "unspecified", null, Map.of());
    }

    ShippingRate updated(Params params) {
        return new ShippingRate(
                id,
                created,
                params.flag("active", active),
                name,
                amount,
                currency,
                deliveryEstimate,
                params.text("tax_behavior", taxBehavior),
                taxCode,
                params.metadata(metadata));
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "shipping_rate");
        json.put("active", active).put("created", created);
        json.set("delivery_estimate", deliveryEstimate);
        json.put("display_name", name);
        json.putObject("fixed_amount").put("amount", amount).put("currency", currency);
        json.put("livemode", false).set("metadata", Json.metadata(metadata));
        return json.put("tax_behavior", taxBehavior)
                .put("tax_code", taxCode)
                .put("type", "fixed_amount");
    }
}
