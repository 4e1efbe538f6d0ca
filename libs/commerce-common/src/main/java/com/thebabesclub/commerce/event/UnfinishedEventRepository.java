package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events whose work could not be done yet: each in the ledger and, for as long as it is
 * unfinished, once more in a list that is sorted by age. The commit that does the work takes it
 * from the list.
 */
@Singleton
public final class UnfinishedEventRepository {

    private static final int PAGE = 100;

    private final CommerceTable table;
    private final Duration kept;
    private final Clock clock;

    @Inject
    UnfinishedEventRepository(
            CommerceTable table, EventRetentionProperties retention, Clock clock) {
        this(table, retention.kept(), clock);
    }

    /**
     * @param kept {@code EVENT_TTL_DAYS}, from the last attempt on
     */
    public UnfinishedEventRepository(CommerceTable table, Duration kept, Clock clock) {
        this.table = table;
        this.kept = kept;
        this.clock = clock;
    }

    /** How the event stands now. */
    public Mono<EventStatus> standing(String eventId) {
        return table.getStrongly(Key.event(eventId))
                .map(UnfinishedEventRepository::standing)
                .defaultIfEmpty(new EventStatus.Unknown());
    }

    /**
     * Writes how the event stands after another attempt.
     *
     * <p>Refused where somebody else has done or tried it since: their word stands.
     *
     * @param before as it was found
     */
    public Mono<Void> write(Optional<UnfinishedEvent> before, UnfinishedEvent now) {
        Instant expiry = clock.instant().plus(kept);
        Write entry =
                Write.put(
                        UnfinishedEventItemMapper.of(Key.event(now.eventId()), now, expiry),
                        before.map(UnfinishedEventRepository::unchanged)
                                .orElseGet(Condition::absent));
        Write listed =
                Write.put(
                        UnfinishedEventItemMapper.of(
                                Key.unfinished(now.firstSeen(), now.eventId()), now, expiry));
        return table.transact(List.of(entry, listed));
    }

    /** Takes an event from the list that turned out to be none of ours, if it is there. */
    public Mono<Void> forget(String eventId) {
        return standing(eventId)
                .ofType(EventStatus.Unfinished.class)
                .flatMap(known -> forget(known.event()));
    }

    private Mono<Void> forget(UnfinishedEvent event) {
        Attributes ignored =
                Attributes.item(Key.event(event.eventId()))
                        .put(UnfinishedEventItemMapper.STATE, "ignored")
                        .put("type", event.type())
                        .put("created", event.created())
                        .put("digest", event.digest())
                        .put("processedAt", clock.instant())
                        .expires(Optional.of(clock.instant().plus(kept)))
                        .build();
        return table.transact(
                List.of(
                        Write.put(ignored, unchanged(event)),
                        Write.delete(
                                Key.unfinished(event.firstSeen(), event.eventId()),
                                Condition.always())));
    }

    /**
     * The unfinished events, the oldest first.
     *
     * @param after where the last page ended
     * @param most the events of the page, 1 to 1000
     */
    public Mono<UnfinishedEventPage> list(Optional<String> after, int most) {
        return list(new KeyRange(Key.UNFINISHED, "", false, after, most, true));
    }

    /** All of them, the oldest first, a page at a time. */
    public Flux<UnfinishedEvent> all() {
        return list(Optional.empty(), PAGE)
                .expand(page -> page.next().isPresent() ? list(page.next(), PAGE) : Mono.empty())
                .concatMapIterable(UnfinishedEventPage::events);
    }

    /** The beginning of the list, as it may have been a moment ago, at half the price. */
    public Mono<UnfinishedEventPage> oldest(int most) {
        return list(new KeyRange(Key.UNFINISHED, "", false, Optional.empty(), most, false));
    }

    private Mono<UnfinishedEventPage> list(KeyRange range) {
        return table.query(range)
                .map(page -> new UnfinishedEventPage(read(page.items()), page.next()));
    }

    private static EventStatus standing(Attributes item) {
        return UnfinishedEventItemMapper.read(item)
                .<EventStatus>map(EventStatus.Unfinished::new)
                .orElseGet(EventStatus.Done::new);
    }

    private static List<UnfinishedEvent> read(List<Attributes> items) {
        return items.stream()
                .flatMap(item -> UnfinishedEventItemMapper.read(item).stream())
                .toList();
    }

    private static Condition unchanged(UnfinishedEvent before) {
        return Condition.equal(UnfinishedEventItemMapper.STATE, before.state().text())
                .and(Condition.equal(UnfinishedEventItemMapper.ATTEMPTS, before.attempts()));
    }

    /** How an event stands in the ledger. */
    public sealed interface EventStatus {

        /** The ledger knows nothing of it. */
        record Unknown() implements EventStatus {}

        /** Its work was committed. */
        record Done() implements EventStatus {}

        /** Its work has failed so far. */
        record Unfinished(UnfinishedEvent event) implements EventStatus {}
    }
}
