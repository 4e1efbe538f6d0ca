package com.thebabesclub.commerce.stripe;

import java.util.List;
import java.util.Optional;

/**
 * A page of events, the newest first.
 *
 * @param next the id after which the next page begins, empty where this is the last
 */
public record EventPage(List<EventPayload> events, Optional<String> next) {

    public EventPage {
        events = List.copyOf(events);
    }
}
