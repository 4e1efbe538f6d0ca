package com.thebabesclub.commerce.dashboard.page;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
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
import java.util.function.Predicate;

/** Lists of stored items, a page at a time. */
@Singleton
public final class Pager {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);

    /** Of one request, where some of the items are not its reader's. */
    private static final int MOST_QUERIES = 3;

    private static final int MOST_ITEMS = 100;

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
        return page(place, range, cursor, _ -> true, form);
    }

    /**
     * A page of those items of a list that its reader may see, in one query where they may see all
     * of them. Else in at most three: the page may then be short, and has a cursor.
     *
     * @param isTheirs whether an item is the reader's; others are not there
     */
    public <T> Mono<ListPage<T>> page(
            Place place,
            KeyRange range,
            Optional<String> cursor,
            Predicate<Attributes> isTheirs,
            Function<Attributes, T> form) {
        Optional<String> after = cursor.map(text -> sortKey(text, place));
        return Mono.deferContextual(
                context -> {
                    PageCollector collector = new PageCollector(range.most(), isTheirs);
                    return collected(collector, range.after(after), 1)
                            .map(last -> listed(place, collector.items(), last, form, context));
                });
    }

    /**
     * A page of several ranges, one after the other as if they were one list, in at most one query
     * a range.
     */
    public <T> Mono<ListPage<T>> page(
            Place place,
            List<KeyRange> ranges,
            Optional<String> cursor,
            Function<Attributes, T> form) {
        RangePosition from =
                cursor.map(text -> sortKey(text, place))
                        .map(RangePosition::of)
                        .orElse(RangePosition.FIRST);
        return Mono.deferContextual(
                context -> {
                    List<Attributes> items = new ArrayList<>();
                    return filled(items, ranges, from)
                            .map(
                                    last ->
                                            listed(
                                                    place,
                                                    items,
                                                    last.map(RangePosition::text),
                                                    form,
                                                    context));
                });
    }

    /** Where the next page begins; empty where this is the last. */
    private Mono<Optional<RangePosition>> filled(
            List<Attributes> items, List<KeyRange> ranges, RangePosition at) {
        KeyRange range = ranges.get(at.range());
        return table.query(range.after(at.after()).pages(range.most() - items.size()))
                .flatMap(
                        page -> {
                            items.addAll(page.items());
                            Optional<RangePosition> next =
                                    page.next().map(at::after).or(() -> at.next(ranges.size()));
                            return next.isPresent() && items.size() < range.most()
                                    ? filled(items, ranges, next.get())
                                    : Mono.just(next);
                        });
    }

    /** The sort key after which the next page begins; empty where this is the last. */
    private Mono<Optional<String>> collected(PageCollector collector, KeyRange range, int queries) {
        return table.query(range)
                .map(collector::add)
                .flatMap(
                        last ->
                                last.isPresent() && collector.isShort() && queries < MOST_QUERIES
                                        ? collected(
                                                collector,
                                                range.pages(MOST_ITEMS).after(last),
                                                queries + 1)
                                        : Mono.just(last));
    }

    /** False for an item whose time has run out: the table deletes late, by days. */
    public boolean isKept(Attributes item) {
        return item.findNumber(Attributes.EXPIRES_AT).orElse(Long.MAX_VALUE)
                > clock.instant().getEpochSecond();
    }

    /** The sort key that a cursor of this list stands for; a problem for any other text. */
    public String sortKey(String cursor, Place place) {
        return cursorCodec
                .sortKey(cursor, place.list(), place.reader())
                .orElseThrow(
                        () ->
                                Problem.invalid("cursor", "is not one that this list has given")
                                        .exception());
    }

    /** The cursor of what comes after a sort key. */
    public String cursor(String sort, Place place) {
        return cursorCodec.after(sort, place.list(), place.reader());
    }

    private <T> ListPage<T> listed(
            Place place,
            List<Attributes> items,
            Optional<String> last,
            Function<Attributes, T> form,
            ContextView context) {
        List<T> records = new ArrayList<>();
        int unreadable = 0;
        for (Attributes item : items) {
            try {
                if (isKept(item)) {
                    records.add(form.apply(item));
                }
            } catch (MalformedItem malformed) {
                unreadable++;
                flag(item, malformed, context);
            }
        }
        return new ListPage<>(records, last.map(sort -> cursor(sort, place)), unreadable);
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
