package com.thebabesclub.commerce.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A part of the list of unfinished events.
 *
 * @param next where the next page begins, empty where this is the last
 */
public record UnfinishedPage(List<UnfinishedEvent> events, Optional<String> next) {

    public UnfinishedPage {
        events = List.copyOf(events);
    }
}
