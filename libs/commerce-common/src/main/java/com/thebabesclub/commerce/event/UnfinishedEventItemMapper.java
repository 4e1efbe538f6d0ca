package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;
import java.util.Optional;

/** An unfinished event as an item: the same attributes in the ledger and in the list. */
final class UnfinishedEventItemMapper {

    static final String STATE = "state";
    static final String ATTEMPTS = "attempts";

    /** Only unfinished events have it, so that a commit can tell that there is one to finish. */
    static final String FIRST_SEEN = "firstSeen";

    private UnfinishedEventItemMapper() {}

    static Attributes of(Key key, UnfinishedEvent event, Instant expiry) {
        return Attributes.item(key)
                .put("eventId", event.eventId())
                .put(STATE, event.state().text())
                .put("type", event.type())
                .put("created", event.created())
                .put("objectId", event.objectId())
                .put("digest", event.digest())
                .put(ATTEMPTS, event.attempts())
                .put(FIRST_SEEN, event.firstSeen())
                .put("lastTried", event.lastTried())
                .put("errorKind", event.error().kind())
                .put("errorType", event.error().type())
                .put("error", event.error().sentence())
                .expires(Optional.of(expiry))
                .build();
    }

    /** Empty where the ledger's entry is of an event that is done. */
    static Optional<UnfinishedEvent> read(Attributes item) {
        return UnfinishedEvent.State.ofText(item.text(STATE))
                .map(
                        state ->
                                new UnfinishedEvent(
                                        item.text("eventId"),
                                        item.text("type"),
                                        item.time("created"),
                                        item.findText("objectId"),
                                        item.text("digest"),
                                        state,
                                        Math.toIntExact(item.number(ATTEMPTS)),
                                        firstSeen(item),
                                        item.time("lastTried"),
                                        new EventFailureReason(
                                                item.text("errorKind"),
                                                item.text("errorType"),
                                                item.text("error"))));
    }

    static Instant firstSeen(Attributes item) {
        return item.time(FIRST_SEEN);
    }
}
