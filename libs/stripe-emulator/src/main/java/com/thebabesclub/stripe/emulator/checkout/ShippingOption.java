package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

/**
 * A way to ship that the payer may choose.
 *
 * @param amount minor units
 */
public record ShippingOption(String id, String name, long amount, String currency) {

    private static final HashShape DURATION =
            HashShape.hash()
                    .required("unit", Shapes.choice("business_day", "day", "hour", "month", "week"))
                    .required("value", Numbers.positive());

    static final HashShape SHAPE =
            HashShape.hash()
                    .optional("shipping_rate", Shapes.text())
                    .optional(
                            "shipping_rate_data",
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
                                            "tax_behavior",
                                            Shapes.choice("exclusive", "inclusive", "unspecified"))
                                    .optional("tax_code", Shapes.text())
                                    .metadata())
                    .atMostOne("shipping_rate", "shipping_rate_data");

    static ShippingOption of(String id, Params data) {
        Params fixed = data.hash("fixed_amount");
        return new ShippingOption(
                id,
                data.requiredText("display_name"),
                fixed.number("amount", 0),
                fixed.requiredText("currency"));
    }

    ObjectNode json() {
        return Json.hash().put("shipping_amount", amount).put("shipping_rate", id);
    }
}
