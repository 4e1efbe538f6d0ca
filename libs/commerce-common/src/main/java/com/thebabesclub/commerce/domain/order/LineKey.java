package com.thebabesclub.commerce.domain.order;

import java.util.Comparator;
import java.util.Optional;

/**
 * Which line of an order, by what was quoted: lines of one product and variant are one line here.
 *
 * @param sku the name where a line has no sku
 */
public record LineKey(String sku, Optional<String> variantId) implements Comparable<LineKey> {

    private static final Comparator<LineKey> ORDER =
            Comparator.comparing(LineKey::sku).thenComparing(key -> key.variantId.orElse(""));

    public static LineKey of(OrderLine line) {
        return new LineKey(line.sku().orElse(line.name()), line.variantId());
    }

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }
}
