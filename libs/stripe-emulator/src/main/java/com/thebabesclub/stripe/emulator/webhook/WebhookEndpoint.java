package com.thebabesclub.stripe.emulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Where events go.
 *
 * @param apiVersion the version of its payloads; null for the account's
 */
public record WebhookEndpoint(
        String id,
        long created,
        String url,
        String secret,
        List<String> enabledEvents,
        @Nullable ApiVersion apiVersion,
        @Nullable String description,
        boolean enabled,
        Map<String, String> metadata)
        implements StripeObject {

    boolean wants(String type) {
        return enabled && (enabledEvents.contains("*") || enabledEvents.contains(type));
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "webhook_endpoint");
        json.put("api_version", apiVersion == null ? null : apiVersion.name())
                .putNull("application")
                .put("created", created)
                .put("description", description);
        json.set("enabled_events", Json.texts(enabledEvents));
        json.put("livemode", false).set("metadata", Json.metadata(metadata));
        return json.put("status", enabled ? "enabled" : "disabled").put("url", url);
    }

    /** As the answer to its creation, which alone tells the secret. */
    ObjectNode jsonWithSecret(ApiVersion version) {
        return json(version).put("secret", secret);
    }
}
