package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.catalog.Price;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import java.util.Map;

/**
 * One line of a session.
 *
 * @param subtotal minor units, before discount and tax
 * @param discount minor units, taken off the subtotal
 * @param tax minor units, in the price already if the price includes it
 */
public record LineItem(
        String id,
        long created,
        String description,
        Price price,
        long quantity,
        Map<String, String> metadata,
        long subtotal,
        long discount,
        long tax)
        implements StripeObject {

    LineItem with(long newDiscount, long newTax) {
        return new LineItem(
                id, created, description, price, quantity, metadata, subtotal, newDiscount, newTax);
    }

    boolean includesTax() {
        return price.taxBehavior().equals("inclusive");
    }

    /** What the line costs in the end, in minor units. */
    long total() {
        return subtotal - discount + (includesTax() ? 0 : tax);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "item");
        json.putNull("adjustable_quantity")
                .put("amount_discount", discount)
                .put("amount_subtotal", subtotal)
                .put("amount_tax", tax)
                .put("amount_total", total())
                .put("currency", price.currency())
                .put("description", description);
        json.set("metadata", Json.metadata(metadata));
        json.set("price", price.json(version));
        return json.put("quantity", quantity);
    }

    static ArrayNode json(Iterable<LineItem> items, ApiVersion version) {
        ArrayNode array = Json.array();
        items.forEach(item -> array.add(item.json(version)));
        return array;
    }
}
