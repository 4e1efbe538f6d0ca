package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.OrderListingRange;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the shop's own list has of a period: one query a month, which a page of Stripe's is in. */
@Singleton
record ListingReader(CommerceTable table, Clock clock) {

    private static final int ROWS = 1000;

    /** More rows than that are no list of a page of sessions; those beyond are looked for alone. */
    private static final int MOST_QUERIES = 5;

    /** The listed orders by session, both moments included. */
    Mono<Map<String, Attributes>> between(Instant oldest, Instant newest) {
        return Flux.fromIterable(OrderListingRange.between(oldest, newest, ROWS))
                .concatMap(this::pages)
                .flatMapIterable(ItemPage::items)
                .filter(this::isKept)
                .collect(
                        Collectors.toMap(
                                OrderListingRange::sessionId,
                                Function.identity(),
                                (one, _) -> one));
    }

    private Flux<ItemPage> pages(KeyRange range) {
        return table.query(range)
                .expand(
                        page ->
                                Mono.justOrEmpty(page.next())
                                        .flatMap(at -> table.query(range.after(Optional.of(at)))))
                .take(MOST_QUERIES);
    }

    /** The table deletes late, by days. */
    private boolean isKept(Attributes row) {
        return row.findTime(Attributes.EXPIRES_AT).map(clock.instant()::isBefore).orElse(true);
    }
}
