package com.thebabesclub.commerce.dashboard.page;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.MalformedItem;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of stored items, a page at a time: one query each. */
@Singleton
public final class Pager {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);

    private final CommerceTable table;
    private final CursorCodec cursorCodec;
    private final Metrics metrics;
    private final Clock clock;

    public Pager(CommerceTable table, CursorCodec cursorCodec, Metrics metrics, Clock clock) {
        this.table = table;
        this.cursorCodec = cursorCodec;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Which list, and whose: a cursor is good for the same two only. */
    public record Place(String list, String reader) {}

    /**
     * A page of the list. An item that is malformed is left out, counted and logged, so that one of
     * them does not hide the others.
     *
     * @param cursor of the page before; a problem where this list has not given it to this reader
     * @param form makes an item a record, or throws {@link MalformedItem}
     */
    public <T> Mono<ListPage<T>> page(
            Place place, KeyRange range, Optional<String> cursor, Function<Attributes, T> form) {
        Optional<String> after = cursor.map(text -> sortKey(text, place));
        return Mono.deferContextual(
                context ->
                        table.query(range.after(after))
                                .map(page -> listed(place, page, form, context)));
    }

    /** False for an item whose time has run out: the table deletes late, by days. */
    public boolean isKept(Attributes item) {
        return item.findNumber(Attributes.EXPIRES_AT).orElse(Long.MAX_VALUE)
                > clock.instant().getEpochSecond();
    }

    private String sortKey(String cursor, Place place) {
        return cursorCodec
                .sortKey(cursor, place.list(), place.reader())
                .orElseThrow(
                        () ->
                                Problem.invalid("cursor", "is not one that this list has given")
                                        .exception());
    }

    private <T> ListPage<T> listed(
            Place place, ItemPage page, Function<Attributes, T> form, ContextView context) {
        List<T> records = new ArrayList<>();
        int unreadable = 0;
        for (Attributes item : page.items()) {
            try {
                if (isKept(item)) {
                    records.add(form.apply(item));
                }
            } catch (MalformedItem malformed) {
                unreadable++;
                flag(item, malformed, context);
            }
        }
        return new ListPage<>(
                records,
                page.next().map(sort -> cursorCodec.after(sort, place.list(), place.reader())),
                unreadable);
    }

    /** By its sort key, which has the session's id in it; the partition may be an e-mail. */
    private void flag(Attributes item, MalformedItem malformed, ContextView context) {
        Trace.of(context)
                .mark(LOG.atError())
                .addKeyValue("sortKey", item.key().sort())
                .addKeyValue("reason", String.valueOf(malformed.getMessage()))
                .log("Stored item cannot be read");
        metrics.record(Metric.UNREADABLE_ITEMS.one());
    }
}
