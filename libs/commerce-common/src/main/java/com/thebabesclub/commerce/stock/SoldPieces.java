package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.LineQuantity;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.util.List;
import java.util.Optional;

/**
 * The counted pieces of an order, and which of them were put back.
 *
 * @param sold what it took from the stock
 * @param oversold what it would have taken
 * @param restocked what was put back of it
 */
record SoldPieces(PiecesByProduct sold, PiecesByProduct oversold, PiecesByProduct restocked) {

    /** What lines of it are counted under; what is not counted is left out. */
    PiecesByProduct counted(List<LineQuantity> lines) {
        PiecesByProduct counted = PiecesByProduct.NONE;
        for (LineQuantity part : lines) {
            Optional<StockKey> key = key(part.line());
            if (key.isPresent()) {
                counted = counted.plus(key.get(), part.quantity());
            }
        }
        return counted;
    }

    /** How many of so many pieces can be put back: never more than were sold. */
    long possible(StockKey key, long wanted) {
        return Math.min(wanted, sold.of(key) - restocked.of(key));
    }

    /** A variant is counted apart, or with its product. */
    private Optional<StockKey> key(LineKey line) {
        if (!StockKey.isCountable(line.sku())) {
            return Optional.empty();
        }
        StockKey product = new StockKey(line.sku(), Optional.empty());
        return line.variantId()
                .map(variant -> new StockKey(line.sku(), Optional.of(variant)))
                .filter(this::isKnown)
                .or(() -> Optional.of(product).filter(this::isKnown));
    }

    private boolean isKnown(StockKey key) {
        return sold.of(key) > 0 || oversold.of(key) > 0;
    }
}
