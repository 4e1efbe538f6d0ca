package com.thebabesclub.stripe.emulator.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import java.util.List;

/** Some objects, newest first, and whether there are more in the direction of paging. */
public record Page<T extends StripeObject>(List<T> items, boolean hasMore) {

    public Page {
        items = List.copyOf(items);
    }

    public ObjectNode json(ApiVersion version, String url) {
        ArrayNode data = Json.array();
        items.forEach(item -> data.add(item.json(version)));
        return Json.list(data, hasMore, url);
    }
}
