package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.event.Events;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.webhook.Deliveries;
import com.thebabesclub.stripe.emulator.webhook.Delivery;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what became of deliveries, and holds, releases and repeats them. */
public final class WebhookControls {

    private final Timeline timeline;
    private final Events events;
    private final Deliveries deliveries;

    public WebhookControls(Timeline timeline, Events events, Deliveries deliveries) {
        this.timeline = timeline;
        this.events = events;
        this.deliveries = deliveries;
    }

    public List<Control> controls() {
        return List.of(
                Control.get("/deliveries", _ -> list()),
                Control.post("/deliveries/hold", _ -> change(deliveries::hold)),
                Control.post("/deliveries/release", _ -> change(deliveries::release)),
                Control.post("/events/{id}/sign", this::sign),
                Control.post(
                        "/events/{id}/resend", call -> change(() -> deliveries.resend(call.id()))));
    }

    private JsonNode change(Runnable action) {
        timeline.run(action);
        return list();
    }

    private JsonNode sign(ControlCall call) {
        List<String> secrets = new ArrayList<>();
        call.body().path("secrets").forEach(secret -> secrets.add(secret.asText()));
        Optional<ApiVersion> version =
                Optional.ofNullable(call.body().path("api_version").asText(null))
                        .map(ApiVersion::new);
        SignedDelivery signed =
                timeline.call(() -> deliveries.signed(events.get(call.id()), version, secrets));
        return Json.hash().put("body", signed.text()).put("header", signed.header());
    }

    private JsonNode list() {
        ArrayNode array = Json.array();
        timeline.call(deliveries::all).forEach(delivery -> array.add(json(delivery)));
        return array;
    }

    private static JsonNode json(Delivery delivery) {
        return Json.hash()
                .put("id", delivery.id())
                .put("event", delivery.event().id())
                .put("type", delivery.event().type())
                .put("object", delivery.event().snapshot().id())
                .put("endpoint", delivery.endpoint().id())
                .put("url", delivery.endpoint().url())
                .put("state", delivery.state().name().toLowerCase(Locale.ROOT))
                .put("attempts", delivery.attempts())
                .put("last_status", delivery.lastStatus())
                .put("last_attempt", text(delivery.lastAttempt()))
                .put("next_attempt", text(delivery.nextAttempt()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
