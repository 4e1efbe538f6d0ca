package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.stock.StockRepository;
import com.thebabesclub.commerce.table.CommerceTable;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many counted pieces there are, as it was some seconds ago at most: it is to be shown, and a
 * claim decides. Forgets the oldest reading first.
 */
final class StockReader {

    private static final Duration HELD = Duration.ofSeconds(5);
    private static final int MOST_HELD = 1_000;

    /** As many as DynamoDB reads at once. */
    private static final int MOST_READ = 100;

    private record Reading(long available, Instant at) {}

    private final StockRepository stock;
    private final Clock clock;
    private final Map<StockKey, Reading> readings =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StockKey, Reading> eldest) {
                    return size() > MOST_HELD;
                }
            };

    StockReader(CommerceTable table, Clock clock) {
        this.stock = new StockRepository(table);
        this.clock = clock;
    }

    /** How many there are of each; of more than a hundred that are not held some are left out. */
    Mono<Map<StockKey, Long>> read(Collection<StockKey> keys) {
        return Mono.defer(
                () -> {
                    Map<StockKey, Long> held = held(keys);
                    List<StockKey> missing =
                            keys.stream()
                                    .filter(key -> !held.containsKey(key))
                                    .limit(MOST_READ)
                                    .toList();
                    return missing.isEmpty()
                            ? Mono.just(held)
                            : stock.levels(missing).map(levels -> with(held, levels));
                });
    }

    private synchronized Map<StockKey, Long> held(Collection<StockKey> keys) {
        Instant since = clock.instant().minus(HELD);
        Map<StockKey, Long> held = new HashMap<>();
        for (StockKey key : keys) {
            Reading reading = readings.getOrDefault(key, new Reading(0, Instant.MIN));
            if (reading.at().isAfter(since)) {
                held.put(key, reading.available());
            }
        }
        return held;
    }

    private synchronized Map<StockKey, Long> with(
            Map<StockKey, Long> held, List<StockLevel> levels) {
        Instant now = clock.instant();
        Map<StockKey, Long> all = new HashMap<>(held);
        for (StockLevel level : levels) {
            readings.remove(level.key());
            readings.put(level.key(), new Reading(level.available(), now));
            all.put(level.key(), level.available());
        }
        return all;
    }
}
