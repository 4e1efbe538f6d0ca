package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How many pieces there are, and what the shop's people have put in and taken out. */
@Singleton
public final class StockRepository {

    /**
     * A request that was carried out.
     *
     * @param wanted what it asked for
     */
    record Done(String wanted, Key move) {}

    private final CommerceTable table;

    public StockRepository(CommerceTable table) {
        this.table = table;
    }

    /** How many there are now. */
    Mono<StockLevel> level(StockKey key) {
        return table.getStrongly(Key.stock(key))
                .map(item -> StockItemMapper.level(key, item))
                .defaultIfEmpty(StockLevel.none(key));
    }

    /**
     * How many of each there were a moment ago, in the order of the keys.
     *
     * @param keys at most 100
     */
    public Mono<List<StockLevel>> levels(List<StockKey> keys) {
        return table.getAll(keys.stream().map(Key::stock).toList())
                .map(
                        found ->
                                keys.stream()
                                        .map(
                                                key ->
                                                        Optional.ofNullable(
                                                                        found.get(Key.stock(key)))
                                                                .map(
                                                                        item ->
                                                                                StockItemMapper
                                                                                        .level(
                                                                                                key,
                                                                                                item))
                                                                .orElse(StockLevel.none(key)))
                                        .toList());
    }

    /** The request with this id, if it was carried out. */
    Mono<Optional<Done>> done(StockKey key, String id) {
        return table.getStrongly(Key.stockRequest(key, id))
                .map(
                        item ->
                                new Done(
                                        item.text(StockItemMapper.WANTED),
                                        Key.stockMove(key, item.time(StockItemMapper.AT), id)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    Mono<StockMove> move(Key key) {
        return table.getStrongly(key).map(StockItemMapper::move);
    }

    /**
     * Writes level, move and that the request is done, all or nothing. Refused where the request
     * was done meanwhile, or the level does not allow it any more.
     *
     * @param seen the level that it was decided on
     */
    Mono<Void> write(StockRequest request, StockMove move, StockLevel seen) {
        StockKey key = request.key();
        return table.transact(
                List.of(
                        Write.update(
                                Key.stock(key),
                                allows(request.change(), seen),
                                AttributeChange.add(StockItemMapper.PUT, move.difference()),
                                AttributeChange.add(StockItemMapper.AVAILABLE, move.difference()),
                                AttributeChange.add(StockItemMapper.WRITES, 1)),
                        Write.put(StockItemMapper.move(key, move), Condition.absent()),
                        Write.put(
                                Attributes.item(Key.stockRequest(key, request.id()))
                                        .put(StockItemMapper.WANTED, request.wanted())
                                        .put(StockItemMapper.AT, move.at())
                                        .build(),
                                Condition.absent())));
    }

    /** When somebody first put pieces in; empty where nobody did. */
    Mono<Instant> firstMove(StockKey key) {
        return table.query(KeyRange.ascending(Key.stockPartition(key), Key.STOCK_MOVES, 1))
                .flatMapIterable(ItemPage::items)
                .next()
                .map(item -> StockItemMapper.move(item).at());
    }

    /** Changes what can be had alone. Refused where the number is not as it was seen. */
    Mono<Void> correct(StockLevel seen, StockMove move) {
        return table.transact(
                List.of(
                        Write.update(
                                Key.stock(seen.key()),
                                is(StockItemMapper.WRITES, seen.writes())
                                        .and(is(StockItemMapper.AVAILABLE, seen.available())),
                                AttributeChange.add(StockItemMapper.AVAILABLE, move.difference()),
                                AttributeChange.add(StockItemMapper.WRITES, 1)),
                        Write.put(StockItemMapper.move(seen.key(), move), Condition.absent())));
    }

    /** Shoppers may take pieces meanwhile: a difference allows it, and a count does not. */
    private static Condition allows(StockChange change, StockLevel seen) {
        return switch (change) {
            case StockChange.Difference(long pieces) ->
                    pieces < 0
                            ? Condition.atLeast(StockItemMapper.AVAILABLE, -pieces)
                            : Condition.always();
            case StockChange.Count _ ->
                    is(StockItemMapper.WRITES, seen.writes())
                            .and(is(StockItemMapper.AVAILABLE, seen.available()));
        };
    }

    private static Condition is(String attribute, long value) {
        Condition equal = Condition.equal(attribute, value);
        return value == 0 ? Condition.missing(attribute).or(equal) : equal;
    }
}
