package com.thebabesclub.commerce.event;

import static com.thebabesclub.commerce.event.UnfinishedEventItemMapper.FIRST_SEEN;
import static com.thebabesclub.commerce.event.UnfinishedEventItemMapper.STATE;

import com.thebabesclub.commerce.settlement.CausingEvent;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of events: an audit, and the quick answer to a duplicate. It never guards an order;
 * the session's pointer does.
 */
@Singleton
public final class EventLedger {

    private static final String DONE = "done";

    private final CommerceTable table;
    private final Duration kept;
    private final Clock clock;

    @Inject
    EventLedger(CommerceTable table, EventRetentionProperties retention, Clock clock) {
        this(table, retention.kept(), clock);
    }

    /**
     * @param kept {@code EVENT_TTL_DAYS}; longer than Stripe lists and resends events
     */
    public EventLedger(CommerceTable table, Duration kept, Clock clock) {
        this.table = table;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * The entry of an event, for the settlement that does its work.
     *
     * <p>Its mark is refused at {@link Key#event} where the event has failed before and this was
     * not known; the refusal then tells since when.
     */
    public CausingEvent entry(EventReceipt receipt) {
        return new Entry(this, receipt);
    }

    private record Entry(EventLedger ledger, EventReceipt receipt) implements CausingEvent {

        @Override
        public String id() {
            return receipt.eventId();
        }

        @Override
        public Mono<Boolean> isDone() {
            return ledger.isDone(receipt.eventId());
        }

        @Override
        public List<Write> done(Optional<Instant> failedSince) {
            return ledger.done(receipt, failedSince);
        }

        @Override
        public Optional<Instant> failedSince(WriteRefused refused) {
            return refused.found(Key.event(receipt.eventId()))
                    .filter(item -> item.has(FIRST_SEEN))
                    .map(UnfinishedEventItemMapper::firstSeen);
        }

        @Override
        public CausingEvent about(String sessionId) {
            return new Entry(ledger, receipt.about(sessionId));
        }
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

    /** The session that an event's work was done for; empty where it is of none of ours. */
    public Mono<String> sessionOf(String eventId) {
        return table.getStrongly(Key.event(eventId))
                .flatMap(item -> Mono.justOrEmpty(item.findText("sessionId")));
    }

    /**
     * When the work of each of these events was done, of those of which it was.
     *
     * @param eventIds at most 100
     */
    public Mono<Map<String, Instant>> doneOf(Collection<String> eventIds) {
        return table.getAll(eventIds.stream().map(Key::event).toList())
                .map(
                        found -> {
                            Map<String, Instant> done = new HashMap<>();
                            eventIds.forEach(
                                    id ->
                                            Optional.ofNullable(found.get(Key.event(id)))
                                                    .filter(EventLedger::isOurs)
                                                    .filter(item -> !item.has(FIRST_SEEN))
                                                    .map(item -> item.number("processedAt"))
                                                    .map(Instant::ofEpochSecond)
                                                    .ifPresent(at -> done.put(id, at)));
                            return done;
                        });
    }

    /** Those of a page's events whose work is not done. */
    public Mono<List<EventPayload>> undone(StripePage<EventPayload> page) {
        return doneOf(page.elements().stream().map(payload -> payload.event().id()).toList())
                .map(
                        done ->
                                page.elements().stream()
                                        .filter(payload -> !done.containsKey(payload.event().id()))
                                        .toList());
    }

    /** What the legacy Python Lambdas wrote under an event's key has no state. */
    private static boolean isOurs(Attributes item) {
        return item.has(STATE);
    }

    private List<Write> done(EventReceipt event, Optional<Instant> failedSince) {
        Condition expected =
                failedSince
                        .map(since -> Condition.equal(FIRST_SEEN, since.getEpochSecond()))
                        .orElseGet(() -> Condition.missing(FIRST_SEEN));
        Write mark = Write.put(item(event), expected);
        return failedSince
                .map(since -> Key.unfinished(since, event.eventId()))
                .map(key -> List.of(mark, Write.delete(key, Condition.always())))
                .orElseGet(() -> List.of(mark));
    }

    private Attributes item(EventReceipt event) {
        return Attributes.item(Key.event(event.eventId()))
                .put(STATE, DONE)
                .put("type", event.type())
                .put("created", event.created())
                .put("sessionId", event.sessionId())
                .put("digest", event.digest())
                .put("processedAt", clock.instant())
                .expires(Optional.of(clock.instant().plus(kept)))
                .build();
    }
}
