package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.stock.StockItemMapper;
import com.thebabesclub.commerce.stock.StockKeyRepository;
import com.thebabesclub.commerce.stock.StockRepository;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** What is counted, and what was done to it, a page at a time. */
@Singleton
final class StockListService {

    private final StockRepository stock;
    private final StockKeyRepository keys;
    private final Pager pager;

    StockListService(StockRepository stock, StockKeyRepository keys, Pager pager) {
        this.stock = stock;
        this.keys = keys;
        this.pager = pager;
    }

    /** A page of the numbers, in the order of what the published catalogue counts. */
    Mono<ListPage<StockReply.Level>> levels(String reader, int limit, Optional<String> cursor) {
        Pager.Place place = new Pager.Place("stock", reader);
        Optional<StockKey> after = cursor.map(text -> StockKey.parse(pager.sortKey(text, place)));
        return keys.all()
                .map(
                        all ->
                                all.stream()
                                        .filter(key -> after.isEmpty() || isAfter(key, after.get()))
                                        .limit(limit + 1L)
                                        .toList())
                .flatMap(some -> page(some, limit, place));
    }

    /** A page of what was done to one of them. */
    Mono<ListPage<StockReply.Move>> moves(
            String reader, StockKey key, int limit, Optional<String> cursor) {
        return pager.page(
                new Pager.Place("stock moves " + key.text(), reader),
                KeyRange.newest(Key.stockPartition(key), Key.STOCK_MOVES, limit),
                cursor,
                item -> StockReply.Move.of(StockItemMapper.move(item)));
    }

    private Mono<ListPage<StockReply.Level>> page(
            List<StockKey> oneMore, int limit, Pager.Place place) {
        List<StockKey> shown = oneMore.stream().limit(limit).toList();
        Optional<String> next =
                oneMore.size() > limit
                        ? Optional.of(pager.cursor(shown.getLast().text(), place))
                        : Optional.empty();
        return stock.levels(shown)
                .map(levels -> levels.stream().map(StockReply.Level::of).toList())
                .map(levels -> new ListPage<>(levels, next, 0));
    }

    private static boolean isAfter(StockKey key, StockKey other) {
        return key.compareTo(other) > 0;
    }
}
