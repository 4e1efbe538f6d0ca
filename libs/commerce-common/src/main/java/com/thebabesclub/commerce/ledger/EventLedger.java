package com.thebabesclub.commerce.ledger;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The ledger of events: an audit, and the quick answer to a duplicate. It never guards an order;
 * the session's pointer does.
 */
public final class EventLedger {

    private static final String STATE = "state";
    private static final String DONE = "done";

    private final CommerceTable table;
    private final Duration kept;
    private final Clock clock;

    /**
     * @param kept {@code EVENT_TTL_DAYS}; longer than Stripe lists and resends events
     */
    public EventLedger(CommerceTable table, Duration kept, Clock clock) {
        this.table = table;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * True where the event's work was committed. A stale read only means that it is done again,
     * which is harmless.
     */
    public Mono<Boolean> isDone(String eventId) {
        return table.get(Key.event(eventId))
                .map(item -> item.findText(STATE).equals(Optional.of(DONE)))
                .defaultIfEmpty(false);
    }

    /** The mark that the event's work is done, to be written with that work. */
    public Write done(EventReceipt event) {
        return Write.put(
                Attributes.item(Key.event(event.eventId()))
                        .put(STATE, DONE)
                        .put("type", event.type())
                        .put("created", event.created().getEpochSecond())
                        .put("sessionId", event.sessionId())
                        .put("digest", event.digest())
                        .put("processedAt", clock.instant().getEpochSecond())
                        .expires(Optional.of(clock.instant().plus(kept)))
                        .build());
    }
}
