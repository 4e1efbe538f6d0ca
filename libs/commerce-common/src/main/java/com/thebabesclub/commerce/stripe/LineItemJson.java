package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.order.OrderLine;

import java.util.Optional;

/** A line item in Stripe's JSON. */
final class LineItemJson {

    /**
     * The metadata under which a line, or the product of the first generation, carries what we call
     * it.
     */
    static final String SKU = "sku";

    static final String VARIANT_ID = "variantId";

    static final String COLLECTION_ID = "collectionId";

    private LineItemJson() {}

    static OrderLine read(JsonNode item) {
        JsonNode price = item.path("price");
        long quantity = StripeJson.number(item, "quantity").filter(Currency::isPossible).orElse(1L);
        long subtotal = StripeJson.movement(item, "amount_subtotal");
        return new OrderLine(
                StripeJson.text(item, "description").orElse("Item"),
                ours(item, SKU),
                ours(item, VARIANT_ID),
                ours(item, COLLECTION_ID),
                quantity,
                StripeJson.number(price, "unit_amount").orElse(subtotal / Math.max(1, quantity)),
                subtotal,
                StripeJson.movement(item, "amount_discount"),
                StripeJson.movement(item, "amount_tax"),
                StripeJson.number(item, "amount_total").orElse(subtotal));
    }

    private static Optional<String> ours(JsonNode item, String name) {
        return StripeJson.text(item.path("metadata"), name)
                .or(
                        () ->
                                StripeJson.text(
                                        item.path("price").path("product").path("metadata"), name));
    }
}
