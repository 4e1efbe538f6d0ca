package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Stream;

/** What carts hold, by the tasks that are to give it back: no reservation is without one. */
@Singleton
public final class HeldStockRepository {

    /** As many as one call of the table reads. */
    private static final int AT_ONCE = 100;

    /** Longer than any reservation lasts, and than a task waits to be tried again. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private final CommerceTable table;
    private final OutboxRepository queue;

    public HeldStockRepository(CommerceTable table, OutboxRepository queue) {
        this.table = table;
        this.queue = queue;
    }

    /** The pieces of each reservation that holds some, as of a moment ago. */
    public Flux<PiecesByProduct> since(Instant from, Instant now) {
        return queue.upcoming(OutboxTask.Kind.RESERVATION, from, now.plus(LONGEST))
                .flatMapIterable(task -> keys(task).toList())
                .distinct()
                .buffer(AT_ONCE)
                .concatMap(some -> table.getAll(new HashSet<>(some)))
                .flatMapIterable(found -> found.values())
                .map(HeldStockRepository::held)
                .filter(held -> !held.isEmpty());
    }

    private static Stream<Key> keys(OutboxTask task) {
        return task.about().flatMap(ReservationAttempt::parse).stream()
                .map(attempt -> ReservationKeys.of(task.sessionId(), attempt))
                .flatMap(keys -> Stream.of(keys.reservation(), keys.lateSale()));
    }

    private static PiecesByProduct held(Attributes item) {
        PiecesByProduct held =
                StockQuantitiesAttributeMapper.read(item.map(ReservationItemMapper.HELD));
        return switch (ReservationState.ofText(item.text(ReservationWrites.STATE))) {
            case RESERVED, ENDING -> held;
            // More than was sold is held until it is given back.
            case SOLD -> held.beyond(SaleRepository.sold(item));
            case RELEASED -> PiecesByProduct.NONE;
        };
    }
}
