package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;

/**
 * What came of a request.
 *
 * @param level how many there are now
 * @param move what was done, now or when the request was made first
 */
public record StockResult(StockLevel level, StockMove move) {}
