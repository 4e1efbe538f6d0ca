package com.thebabesclub.commerce.domain.stock;

/**
 * Where the pieces are of something counted.
 *
 * @param level what the table says of it
 * @param held by carts that may be paid
 * @param sold to orders, less what was put back
 */
public record StockCount(StockLevel level, long held, long sold) {

    /** How many more can be had than the number says; below 0: fewer. */
    public long difference() {
        return level.put() - level.available() - held - sold;
    }
}
