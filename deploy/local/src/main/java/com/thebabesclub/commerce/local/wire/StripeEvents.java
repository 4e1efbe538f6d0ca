package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The emulated account's events about one session, and their deliveries. */
final class StripeEvents {

    private static final int MOST_PAGES = 5;

    private final EmulatorClient emulator;

    StripeEvents(EmulatorClient emulator) {
        this.emulator = emulator;
    }

    /**
     * Those of the last five hundred events that tell of a session or of its payment, the oldest
     * first.
     *
     * @param intent the payment's id; empty where there is none
     */
    List<JsonNode> about(String session, String intent) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode list = emulator.read("events?limit=100" + after);
            for (JsonNode event : list.path("data")) {
                if (isAbout(event.at("/data/object"), session, intent)) {
                    found.add(event);
                }
                after = "&starting_after=" + event.path("id").asText();
            }
            if (!list.path("has_more").asBoolean()) {
                break;
            }
        }
        return found.reversed();
    }

    /** The deliveries of these events, oldest first. */
    List<JsonNode> deliveries(List<JsonNode> events) {
        List<String> ids = events.stream().map(event -> event.path("id").asText()).toList();
        return StreamSupport.stream(emulator.control("deliveries").spliterator(), false)
                .filter(delivery -> ids.contains(delivery.path("event").asText()))
                .toList();
    }

    private static boolean isAbout(JsonNode object, String session, String intent) {
        String id = object.path("id").asText();
        if (id.equals(session)) {
            return true;
        }
        return !intent.isEmpty()
                && Stream.of(id, object.path("payment_intent").asText()).anyMatch(intent::equals);
    }
}
