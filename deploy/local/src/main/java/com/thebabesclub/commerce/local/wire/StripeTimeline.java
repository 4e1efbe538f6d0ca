package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.local.wire.TimelineEntry.Source;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What Stripe's emulator tells of a session: when it was made, its events, their deliveries. */
final class StripeTimeline {

    private final StripeSessions sessions;
    private final StripeEvents events;

    StripeTimeline(EmulatorClient emulator) {
        this.sessions = new StripeSessions(emulator);
        this.events = new StripeEvents(emulator);
    }

    /**
     * @throws WireException where there is no such session
     */
    Stream<TimelineEntry> entries(String sessionId) {
        JsonNode session = sessions.one(sessionId).path("session");
        List<JsonNode> told = events.about(sessionId, session.at("/payment_intent/id").asText());
        return Stream.of(
                        Stream.of(
                                new TimelineEntry(
                                        created(session), Source.SESSION, "Opened", session)),
                        told.stream().map(StripeTimeline::event),
                        events.deliveries(told).stream().map(delivery -> delivery(delivery, told)))
                .flatMap(entries -> entries);
    }

    private static TimelineEntry event(JsonNode event) {
        return new TimelineEntry(created(event), Source.EVENT, event.path("type").asText(), event);
    }

    /** At its last attempt; one that was never sent stands beside its event. */
    private static TimelineEntry delivery(JsonNode delivery, List<JsonNode> events) {
        Instant at =
                delivery.path("last_attempt").isTextual()
                        ? Instant.parse(delivery.path("last_attempt").asText())
                        : events.stream()
                                .filter(event -> event.path("id").equals(delivery.path("event")))
                                .map(StripeTimeline::created)
                                .findFirst()
                                .orElse(Instant.EPOCH);
        String title =
                "%s: %s".formatted(delivery.path("type").asText(), delivery.path("state").asText());
        return new TimelineEntry(at, Source.DELIVERY, title, delivery);
    }

    private static Instant created(JsonNode object) {
        return Instant.ofEpochSecond(object.path("created").asLong());
    }
}
