package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.event.UnfinishedEvent.State;

import java.time.Instant;
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

    /** How many of them are parked. */
    public int parked() {
        return Math.toIntExact(
                events.stream().filter(event -> event.state() == State.PARKED).count());
    }

    /** When the oldest of them first failed. */
    public Optional<Instant> oldest() {
        return events.stream().findFirst().map(UnfinishedEvent::firstSeen);
    }
}
