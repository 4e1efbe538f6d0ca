package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Levels and moves as items. */
public final class StockItemMapper {

    static final String PUT = "put";
    static final String AVAILABLE = "available";
    static final String WRITES = "version";
    static final String WANTED = "wanted";
    static final String AT = "at";

    private static final String DIFFERENCE = "difference";
    private static final String COUNTED = "counted";

    private StockItemMapper() {}

    static StockLevel level(StockKey key, Attributes item) {
        return new StockLevel(
                key,
                item.findNumber(PUT).orElse(0),
                item.findNumber(AVAILABLE).orElse(0),
                item.findNumber(WRITES).orElse(0));
    }

    static Attributes move(StockKey key, StockMove move) {
        Attributes.Builder item =
                Attributes.item(Key.stockMove(key, move.at(), move.id()))
                        .put("id", move.id())
                        .put(AT, move.at().toString())
                        .put("by", move.by())
                        .put(DIFFERENCE, move.difference())
                        .put("reason", move.reason());
        move.counted().ifPresent(pieces -> item.put(COUNTED, pieces));
        return item.build();
    }

    /** Reads what {@link #move(StockKey, StockMove)} wrote. */
    public static StockMove move(Attributes item) {
        OptionalLong counted = item.findNumber(COUNTED);
        return new StockMove(
                item.text("id"),
                Instant.parse(item.text(AT)),
                item.text("by"),
                item.number(DIFFERENCE),
                counted.isPresent() ? Optional.of(counted.getAsLong()) : Optional.empty(),
                item.findText("reason"));
    }
}
