package com.thebabesclub.commerce.operator.reindex;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.settlement.OrderIndexService;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.TableProperties;
import com.thebabesclub.commerce.table.TableScan;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The work of {@code table reindex}: reads the table from end to end and has the keys of each order
 * written. Its place is kept after each part, so that it may be killed and given again.
 */
@Singleton
final class ReindexJob {

    private static final String SESSION = "SESSION#";
    private static final int PART = 200;
    private static final int AT_ONCE = 4;

    /** Reading session and order strongly, and four items in a transaction. */
    private static final double UNITS_AN_ORDER = 12;

    private static final Retry AGAIN =
            Retry.backoff(5, Duration.ofMillis(200))
                    .filter(DependencyUnavailable.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final CommerceTable table;
    private final String name;
    private final TableScan scans;
    private final OrderIndexService orders;
    private final int part;
    private final LongSupplier nanoTime;

    @Inject
    ReindexJob(
            CommerceTable table,
            TableProperties properties,
            TableScan scans,
            OrderIndexService orders) {
        this(table, properties.name(), scans, orders, PART, System::nanoTime);
    }

    /**
     * @param part items that are read at once
     */
    ReindexJob(
            CommerceTable table,
            String name,
            TableScan scans,
            OrderIndexService orders,
            int part,
            LongSupplier nanoTime) {
        this.table = table;
        this.name = name;
        this.scans = scans;
        this.orders = orders;
        this.part = part;
        this.nanoTime = nanoTime;
    }

    /**
     * Goes on where the run before was ended, or begins.
     *
     * @param units of capacity a second
     * @param watcher told after each part how many orders have their keys
     * @return how many those were in all
     */
    Mono<Long> run(int units, LongConsumer watcher) {
        TokenBucket tokens = new TokenBucket(units, Duration.ZERO, nanoTime);
        return Mono.defer(() -> table.getStrongly(ReindexPosition.PLACE))
                .retryWhen(AGAIN)
                .map(ReindexPosition::read)
                .defaultIfEmpty(ReindexPosition.START)
                .flatMap(start -> part(start, tokens, watcher))
                .expand(
                        next ->
                                next.after().isPresent()
                                        ? part(next, tokens, watcher)
                                        : Mono.empty())
                .last()
                .flatMap(end -> ended().thenReturn(end.orders()));
    }

    private Mono<ReindexPosition> part(
            ReindexPosition place, TokenBucket tokens, LongConsumer watcher) {
        return Mono.defer(() -> scans.part(name, place.after(), part))
                .retryWhen(AGAIN)
                .flatMap(
                        read ->
                                tokens.take(read.readUnits())
                                        .then(written(read.items(), tokens))
                                        .map(
                                                more ->
                                                        new ReindexPosition(
                                                                read.next(),
                                                                place.orders() + more)))
                .flatMap(next -> kept(next).thenReturn(next))
                .doOnNext(next -> watcher.accept(next.orders()));
    }

    private Mono<Long> written(List<Attributes> items, TokenBucket tokens) {
        return Flux.fromIterable(items)
                .filter(ReindexJob::isOrdersSession)
                .map(item -> item.key().partition().substring(SESSION.length()))
                .flatMap(
                        session ->
                                tokens.take(UNITS_AN_ORDER)
                                        .then(Mono.defer(() -> orders.write(session)))
                                        .retryWhen(AGAIN),
                        AT_ONCE)
                .filter(wasOrder -> wasOrder)
                .count();
    }

    private static boolean isOrdersSession(Attributes item) {
        return item.key().partition().startsWith(SESSION)
                && item.key().sort().equals("METADATA")
                && item.has("record");
    }

    private Mono<Void> kept(ReindexPosition place) {
        return table.write(Write.put(place.item())).retryWhen(AGAIN).then();
    }

    /** Everything was read: the next run begins anew. */
    private Mono<Void> ended() {
        return table.write(Write.delete(ReindexPosition.PLACE, Condition.always()))
                .retryWhen(AGAIN)
                .then();
    }
}
