package com.thebabesclub.commerce.domain.stock;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Numbers of pieces of what is counted.
 *
 * @param pieces at least 1 of each
 */
public record PiecesByProduct(SortedMap<StockKey, Long> pieces) {

    public static final PiecesByProduct NONE = new PiecesByProduct(new TreeMap<>());

    public PiecesByProduct {
        pieces = Collections.unmodifiableSortedMap(new TreeMap<>(pieces));
        for (Map.Entry<StockKey, Long> one : pieces.entrySet()) {
            if (one.getValue() < 1) {
                throw new IllegalArgumentException(
                        one.getValue() + " pieces of " + one.getKey().text());
            }
        }
    }

    /** How many there are of it; 0 where it is not among them. */
    public long of(StockKey key) {
        return pieces.getOrDefault(key, 0L);
    }

    /** Of these alone. */
    public PiecesByProduct of(Set<StockKey> keys) {
        SortedMap<StockKey, Long> some = new TreeMap<>(pieces);
        some.keySet().retainAll(keys);
        return new PiecesByProduct(some);
    }

    /** As {@code N-RED x1, N-PRL#40CM x2}. */
    public String text() {
        return pieces.entrySet().stream()
                .map(one -> one.getKey().text() + " x" + one.getValue())
                .collect(Collectors.joining(", "));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** With so many more pieces of it. */
    public PiecesByProduct plus(StockKey key, long more) {
        SortedMap<StockKey, Long> sum = new TreeMap<>(pieces);
        sum.merge(key, more, Math::addExact);
        return new PiecesByProduct(sum);
    }

    /** Of each the greater number. */
    public PiecesByProduct greater(PiecesByProduct other) {
        SortedMap<StockKey, Long> most = new TreeMap<>(pieces);
        other.each((key, number) -> most.merge(key, number, Math::max));
        return new PiecesByProduct(most);
    }

    /** What there is more here than there; what there is less is left out. */
    public PiecesByProduct beyond(PiecesByProduct other) {
        SortedMap<StockKey, Long> rest = new TreeMap<>();
        each(
                (key, number) -> {
                    if (number > other.of(key)) {
                        rest.put(key, number - other.of(key));
                    }
                });
        return new PiecesByProduct(rest);
    }

    public void each(BiConsumer<StockKey, Long> action) {
        pieces.forEach(action);
    }
}
