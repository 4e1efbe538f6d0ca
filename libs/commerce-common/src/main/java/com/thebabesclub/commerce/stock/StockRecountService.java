package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockCount;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.OrderListingRange;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the pieces anew, by the orders that have bought some: the shop's list of its orders is
 * walked from the time of the first piece, without a scan.
 */
@Singleton
public final class StockRecountService {

    private static final int ROWS = 100;
    private static final int AT_ONCE = 8;

    /** A task may be late by as much as its retries take. */
    private static final Duration OVERDUE = Duration.ofDays(3);

    /** A session lives a day, and its debit may take weeks. */
    private static final Duration BEFORE_FIRST = Duration.ofDays(45);

    private final CommerceTable table;
    private final StockRepository stock;
    private final HeldStockRepository reservations;
    private final SessionRepository sessions;
    private final SaleRepository sales;
    private final Clock clock;

    StockRecountService(
            CommerceTable table,
            StockRepository stock,
            HeldStockRepository reservations,
            Clock clock) {
        this.table = table;
        this.stock = stock;
        this.reservations = reservations;
        this.sessions = new SessionRepository(table);
        this.sales = new SaleRepository(table);
        this.clock = clock;
    }

    /**
     * How many of each there are, and where. What carts do while it counts leaves a piece out, or
     * counts it twice: such a count is left out, and is to be made again.
     */
    public Flux<StockCount> recount(List<StockKey> keys) {
        return Flux.fromIterable(keys)
                .concatMap(stock::level)
                .collectList()
                .zipWhen(_ -> held())
                .flatMapMany(
                        before ->
                                sold(keys)
                                        .zipWhen(_ -> held())
                                        .flatMapMany(
                                                after ->
                                                        Flux.fromIterable(before.getT1())
                                                                .filter(
                                                                        level ->
                                                                                isSteady(
                                                                                        level.key(),
                                                                                        before
                                                                                                .getT2(),
                                                                                        after
                                                                                                .getT2()))
                                                                .map(
                                                                        level ->
                                                                                count(
                                                                                        level,
                                                                                        after
                                                                                                .getT2(),
                                                                                        after
                                                                                                .getT1()))));
    }

    /**
     * Makes what can be had fit what was counted, as a move of its own that puts nothing in.
     * Refused where somebody has changed the number since.
     */
    public Mono<Void> correct(StockCount count, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return stock.correct(
                count.level(),
                new StockMove(
                        "recount-" + now.getEpochSecond(),
                        now,
                        by,
                        count.difference(),
                        Optional.empty(),
                        Optional.of("Recounted by the orders.")));
    }

    private static boolean isSteady(
            StockKey key, Map<StockKey, Long> before, Map<StockKey, Long> after) {
        return before.getOrDefault(key, 0L).equals(after.getOrDefault(key, 0L));
    }

    private static StockCount count(
            StockLevel level, Map<StockKey, Long> held, Map<StockKey, Long> sold) {
        return new StockCount(
                level, held.getOrDefault(level.key(), 0L), sold.getOrDefault(level.key(), 0L));
    }

    private Mono<Map<StockKey, Long>> held() {
        Instant now = clock.instant();
        return sum(reservations.since(now.minus(OVERDUE), now));
    }

    private Mono<Map<StockKey, Long>> sold(List<StockKey> keys) {
        return Flux.fromIterable(keys)
                .flatMap(stock::firstMove, AT_ONCE)
                .reduce((one, two) -> one.isBefore(two) ? one : two)
                .flatMapMany(first -> orders(first.minus(BEFORE_FIRST)))
                .flatMap(sessions::findStrongly, AT_ONCE)
                .flatMap(sales::of, AT_ONCE)
                .map(sale -> sale.pieces().sold().beyond(sale.pieces().restocked()))
                .as(StockRecountService::sum);
    }

    /** The sessions of the orders since then. */
    private Flux<String> orders(Instant since) {
        return Flux.fromIterable(OrderListingRange.between(since, clock.instant(), ROWS))
                .concatMap(this::pages)
                .flatMapIterable(ItemPage::items)
                .map(OrderListingRange::sessionId);
    }

    private Flux<ItemPage> pages(KeyRange range) {
        return table.query(range)
                .expand(
                        page ->
                                Mono.justOrEmpty(page.next())
                                        .flatMap(at -> table.query(range.after(Optional.of(at)))),
                        1);
    }

    private static Mono<Map<StockKey, Long>> sum(Flux<PiecesByProduct> all) {
        return all.collect(
                HashMap::new,
                (sum, pieces) -> pieces.each((key, number) -> sum.merge(key, number, Long::sum)));
    }
}
