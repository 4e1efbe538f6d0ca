package com.thebabesclub.stripe.emulator.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to an object. Keeps the state that the object had then, so that a later
 * reading in any version tells the same.
 *
 * @param before the state before, for {@code previous_attributes}; null unless it is an update
 * @param accountVersion the version in which the API tells this event, whatever the reader asks
 * @param pendingWebhooks deliveries that were not answered with 2xx yet
 */
public record Event(
        String id,
        long created,
        String type,
        StripeObject snapshot,
        @Nullable StripeObject before,
        Cause cause,
        ApiVersion accountVersion,
        int pendingWebhooks)
        implements StripeObject {

    /** The event while this many deliveries are not answered with 2xx. */
    public Event awaiting(int pending) {
        return new Event(id, created, type, snapshot, before, cause, accountVersion, pending);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        return rendered(accountVersion);
    }

    /** The event in an endpoint's version. */
    public ObjectNode rendered(ApiVersion version) {
        ObjectNode event = Json.object(id, "event").put("api_version", version.name());
        event.put("created", created);
        ObjectNode object = snapshot.json(version);
        ObjectNode data = event.putObject("data");
        data.set("object", object);
        if (before != null) {
            data.set("previous_attributes", Json.difference(before.json(version), object));
        }
        event.put("livemode", false).put("pending_webhooks", pendingWebhooks);
        event.putObject("request")
                .put("id", cause.requestId())
                .put("idempotency_key", cause.idempotencyKey());
        return event.put("type", type);
    }
}
