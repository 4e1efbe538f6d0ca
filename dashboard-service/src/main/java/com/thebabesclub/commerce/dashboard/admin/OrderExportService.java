package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Exports the orders of a period, a page at a time, and writes down who did. */
@Singleton
final class OrderExportService {

    /** An order has less than 8 KB here, so that a page stays far below 4 MB. */
    private static final int MOST_ORDERS = 500;

    /** As many items as one BatchGetItem reads. */
    private static final int MOST_PERSONS = 100;

    private final Pager pager;
    private final CommerceTable table;
    private final SessionRepository sessions;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    OrderExportService(
            Pager pager,
            CommerceTable table,
            SessionRepository sessions,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        this.pager = pager;
        this.table = table;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What is to be exported.
     *
     * @param personal with the person's columns
     */
    record Wanted(ListingPeriod period, OrderExportFormat format, boolean personal) {}

    /** A page, as it is sent. */
    record Page(String text, Optional<String> nextCursor) {

        /** Masked: it may have persons. */
        @Override
        public String toString() {
            return "Page[]";
        }
    }

    Mono<Page> page(String reader, Wanted wanted, Optional<String> cursor) {
        return pager.page(
                        new Pager.Place(
                                "export " + wanted.period().list() + wanted.personal(), reader),
                        wanted.period().newest(wanted.personal() ? MOST_PERSONS : MOST_ORDERS),
                        cursor,
                        listed -> listed)
                .flatMap(page -> written(reader, wanted).thenReturn(page))
                .flatMap(
                        page ->
                                orders(page, wanted.personal())
                                        .map(orders -> page(page, orders, wanted, cursor)));
    }

    private Page page(
            ListPage<Attributes> page,
            Map<String, Attributes> orders,
            Wanted wanted,
            Optional<String> cursor) {
        List<OrderExportColumn> columns = OrderExportColumn.all(wanted.personal());
        List<List<Optional<Object>>> rows =
                page.records().stream()
                        .map(
                                listed ->
                                        row(
                                                columns,
                                                listed,
                                                Optional.ofNullable(
                                                        orders.get(listed.text("sessionId")))))
                        .toList();
        return new Page(
                wanted.format().page(columns, rows, cursor.isEmpty(), json), page.nextCursor());
    }

    private static List<Optional<Object>> row(
            List<OrderExportColumn> columns, Attributes listed, Optional<Attributes> order) {
        return columns.stream().map(column -> column.value(listed, order)).toList();
    }

    /** The orders' own items, by session: only what erasure has left is in them. */
    private Mono<Map<String, Attributes>> orders(ListPage<Attributes> page, boolean personal) {
        List<String> ids = page.records().stream().map(item -> item.text("sessionId")).toList();
        if (!personal || ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return sessions.findAll(ids)
                .flatMap(
                        pointers -> {
                            Map<Key, String> keys = new HashMap<>();
                            pointers.forEach(
                                    (id, pointer) ->
                                            OrderRepository.key(pointer)
                                                    .ifPresent(key -> keys.put(key, id)));
                            return table.getAll(keys.keySet()).map(found -> bySession(found, keys));
                        });
    }

    private static Map<String, Attributes> bySession(
            Map<Key, Attributes> found, Map<Key, String> keys) {
        Map<String, Attributes> orders = new HashMap<>();
        keys.forEach(
                (key, session) ->
                        Optional.ofNullable(found.get(key))
                                .ifPresent(item -> orders.put(session, item)));
        return orders;
    }

    /** Before anything is shown. */
    private Mono<Void> written(String reader, Wanted wanted) {
        return table.write(
                        Write.put(
                                Attributes.item(
                                                Key.timelineExport(
                                                        clock.instant(),
                                                        Long.toHexString(random.nextLong())))
                                        .put("at", clock.instant().toString())
                                        .put("by", reader)
                                        .put("first", wanted.period().first().toString())
                                        .put("last", wanted.period().last().toString())
                                        .put("personal", wanted.personal())
                                        .build()))
                .then();
    }
}
