package com.thebabesclub.commerce.domain.stock;

import java.util.OptionalLong;

/** A number of pieces cannot be changed so. Nothing was written. */
public final class StockRefusedException extends RuntimeException {

    private final StockRefusal refusal;
    private final long available;

    private StockRefusedException(StockRefusal refusal, long available) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.available = available;
    }

    public static StockRefusedException because(StockRefusal refusal) {
        return new StockRefusedException(refusal, -1);
    }

    static StockRefusedException tooFew(long available) {
        return new StockRefusedException(StockRefusal.TOO_FEW_PIECES, available);
    }

    public StockRefusal refusal() {
        return refusal;
    }

    /** How many pieces can be had, where that is what it is about. */
    public OptionalLong available() {
        return available < 0 ? OptionalLong.empty() : OptionalLong.of(available);
    }
}
