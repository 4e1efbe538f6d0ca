package com.thebabesclub.commerce.stock;

/** The attributes of {@code STOCK#/METADATA}. */
final class StockItem {

    /** How many pieces can be had now. */
    static final String AVAILABLE = "available";

    private StockItem() {}
}
