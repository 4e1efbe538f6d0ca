package com.thebabesclub.commerce.event;

import java.util.List;
import java.util.Optional;

/**
 * A part of the list of unfinished events.
 *
 * @param next where the next page begins, empty where this is the last
 */
public record UnfinishedEventPage(List<UnfinishedEvent> events, Optional<String> next) {

    public UnfinishedEventPage {
        events = List.copyOf(events);
    }
}
