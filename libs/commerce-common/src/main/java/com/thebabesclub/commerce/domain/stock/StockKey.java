package com.thebabesclub.commerce.domain.stock;

import java.util.Comparator;
import java.util.Optional;

/**
 * What pieces are counted under: a product, or one of its variants that has a number of its own.
 *
 * @param sku in upper case, without {@code #}, which parts it from the variant in keys
 */
public record StockKey(String sku, Optional<String> variantId) implements Comparable<StockKey> {

    private static final char SEPARATOR = '#';

    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::sku).thenComparing(key -> key.variantId.orElse(""));

    public StockKey {
        if (!isCountable(sku)) {
            throw new IllegalArgumentException("pieces cannot be counted under \"" + sku + "\"");
        }
        if (variantId.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a variant of " + sku + " has no id");
        }
    }

    public static boolean isCountable(String sku) {
        return !sku.isEmpty() && sku.indexOf(SEPARATOR) < 0;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it is no such text
     */
    public static StockKey parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new StockKey(text, Optional.empty())
                : new StockKey(text.substring(0, end), Optional.of(text.substring(end + 1)));
    }

    /** As {@code SKU} or {@code SKU#variant}. */
    public String text() {
        return variantId.map(id -> sku + SEPARATOR + id).orElse(sku);
    }

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
