package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees whether carts that nobody pays keep the shop from selling. Of most pieces the number alone
 * tells that they can be had; only where more than half of what is counted cannot, the open
 * reservations are looked through.
 */
@Singleton
public final class HeldStockMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(HeldStockMonitor.class);

    /** As many as one call of the table reads. */
    private static final int AT_ONCE = 100;

    private final HeldStockRepository reservations;
    private final StockKeyRepository keys;
    private final StockRepository levels;
    private final Metrics metrics;
    private final Clock clock;

    public HeldStockMonitor(
            HeldStockRepository reservations,
            StockKeyRepository keys,
            StockRepository levels,
            Metrics metrics,
            Clock clock) {
        this.reservations = reservations;
        this.keys = keys;
        this.levels = levels;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Measures it; says nothing where nothing is counted. */
    public Mono<Void> measure() {
        return keys.all().filter(all -> !all.isEmpty()).flatMap(this::measure);
    }

    private Mono<Void> measure(List<StockKey> counted) {
        return Flux.fromIterable(counted)
                .buffer(AT_ONCE)
                .concatMap(levels::levels)
                .flatMapIterable(page -> page)
                .filter(level -> level.isKnown() && level.available() <= 0)
                .map(StockLevel::key)
                .collect(Collectors.toSet())
                .flatMap(gone -> isMost(gone, counted) ? held(gone) : Mono.just(Set.<StockKey>of()))
                .flatMap(held -> tell(held, counted));
    }

    private static boolean isMost(Set<StockKey> some, List<StockKey> counted) {
        return some.size() * 2 > counted.size();
    }

    private Mono<Set<StockKey>> held(Set<StockKey> gone) {
        Instant now = clock.instant();
        return reservations
                .since(now, now)
                .flatMapIterable(held -> held.pieces().keySet())
                .filter(gone::contains)
                .collect(Collectors.toSet());
    }

    private Mono<Void> tell(Set<StockKey> held, List<StockKey> counted) {
        metrics.record(Metric.STOCK_HELD.of(held.size()));
        return isMost(held, counted)
                ? Mono.deferContextual(
                        context -> {
                            metrics.record(Metric.NEEDS_PERSON.one("held"));
                            Trace.of(context)
                                    .mark(LOG.atWarn())
                                    .addKeyValue("held", held.size())
                                    .addKeyValue("counted", counted.size())
                                    .log("Most counted products are held by carts");
                            return Mono.empty();
                        })
                : Mono.empty();
    }
}
