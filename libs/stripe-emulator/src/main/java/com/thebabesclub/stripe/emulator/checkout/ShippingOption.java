package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Shapes;

/**
 * A way to ship that the payer may choose.
 *
 * @param id the shipping rate's
 * @param amount minor units
 */
public record ShippingOption(String id, String name, long amount, String currency) {

    static final HashShape SHAPE =
            HashShape.hash()
                    .optional("shipping_rate", Shapes.text())
                    .optional("shipping_rate_data", ShippingRate.SHAPE)
                    .atMostOne("shipping_rate", "shipping_rate_data");

    static ShippingOption of(ShippingRate rate) {
        return new ShippingOption(rate.id(), rate.name(), rate.amount(), rate.currency());
    }

    ObjectNode json() {
        return Json.hash().put("shipping_amount", amount).put("shipping_rate", id);
    }
}
