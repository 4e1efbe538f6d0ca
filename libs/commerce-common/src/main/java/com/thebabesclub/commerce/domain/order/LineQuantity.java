package com.thebabesclub.commerce.domain.order;

/**
 * Some pieces of a line.
 *
 * @param quantity at least 1
 */
public record LineQuantity(LineKey line, long quantity) {

    public LineQuantity {
        if (quantity < 1) {
            throw new IllegalArgumentException("no pieces of a line are none of it");
        }
    }
}
