package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the shop's people have written about orders, beside what happened to them. */
@Singleton
public final class OrderNoteRepository {

    /** An order has no more: a list of notes ends somewhere. */
    public static final int MOST = 100;

    private static final int AT_ONCE = 4;

    private final CommerceTable table;

    public OrderNoteRepository(CommerceTable table) {
        this.table = table;
    }

    /** The notes about an order, the oldest first. */
    public Mono<List<OrderNote>> of(String sessionId) {
        return table.query(notes(sessionId))
                .map(
                        page ->
                                page.items().stream()
                                        .map(OrderNoteRepository::read)
                                        .sorted(Comparator.comparing(OrderNote::at))
                                        .toList());
    }

    /**
     * Writes a note, if nobody has changed its session since it was read: what is being erased gets
     * none. The note with its id, where there is one already.
     *
     * <p>Fails with {@link WriteRefused} where somebody has.
     */
    public Mono<OrderNote> put(SessionPointer seen, OrderNote note) {
        Key key = Key.timelineNote(seen.sessionId(), note.id());
        return expiry(seen)
                .map(
                        expiry ->
                                List.<Write>of(
                                        Write.put(item(key, note, expiry), Condition.absent()),
                                        new Write.Check(
                                                Key.session(seen.sessionId()),
                                                SessionRepository.unchanged(seen))))
                .flatMap(writes -> table.transact(writes).thenReturn(note))
                .onErrorResume(
                        WriteRefused.class,
                        refused ->
                                refused.at(key)
                                        ? table.getStrongly(key).map(OrderNoteRepository::read)
                                        : Mono.error(refused));
    }

    /** Deletes all notes about an order. */
    public Mono<Void> deleteAll(String sessionId) {
        return table.query(notes(sessionId).strongly())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? table.query(
                                                notes(sessionId).strongly().after(page.next()))
                                        : Mono.empty())
                .concatMapIterable(ItemPage::items)
                .flatMap(item -> table.write(Write.delete(item.key(), Condition.always())), AT_ONCE)
                .then();
    }

    private static KeyRange notes(String sessionId) {
        return KeyRange.ascending(Key.timeline(sessionId), Key.NOTES, MOST);
    }

    /** When the order may go, and the note with it. */
    private Mono<Optional<Instant>> expiry(SessionPointer seen) {
        return Mono.justOrEmpty(OrderRepository.key(seen))
                .flatMap(table::getStrongly)
                .map(order -> order.findTime(Attributes.EXPIRES_AT))
                .defaultIfEmpty(Optional.empty());
    }

    private static Attributes item(Key key, OrderNote note, Optional<Instant> expiry) {
        return Attributes.item(key)
                .put("id", note.id())
                .put("at", note.at().toString())
                .put("by", note.by())
                .put("text", note.text())
                .expires(expiry)
                .build();
    }

    private static OrderNote read(Attributes item) {
        return new OrderNote(
                item.text("id"),
                Instant.parse(item.text("at")),
                item.text("by"),
                item.text("text"));
    }
}
