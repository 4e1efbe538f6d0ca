package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockQuantities;
import com.thebabesclub.commerce.table.Attributes;

import java.util.Optional;

/** Numbers of pieces as a map, by what they are counted under. */
public final class StockQuantitiesAttributeMapper {

    private StockQuantitiesAttributeMapper() {}

    public static Attributes of(StockQuantities quantities) {
        Attributes.Builder map = Attributes.map();
        quantities.each((key, number) -> map.put(key.text(), number));
        return map.build();
    }

    /** Empty for none, so that nothing is kept. */
    static Optional<Attributes> ofAny(StockQuantities quantities) {
        return quantities.isEmpty() ? Optional.empty() : Optional.of(of(quantities));
    }

    /** Reads what {@link #of} wrote. */
    public static StockQuantities read(Attributes map) {
        StockQuantities quantities = StockQuantities.NONE;
        for (String key : map.names()) {
            quantities = quantities.plus(StockKey.parse(key), map.number(key));
        }
        return quantities;
    }
}
