package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.table.Attributes;

import java.util.Optional;

/** Numbers of pieces as a map, by what they are counted under. */
public final class StockQuantitiesAttributeMapper {

    private StockQuantitiesAttributeMapper() {}

    public static Attributes of(PiecesByProduct quantities) {
        Attributes.Builder map = Attributes.map();
        quantities.each((key, number) -> map.put(key.text(), number));
        return map.build();
    }

    /** Empty for none, so that nothing is kept. */
    static Optional<Attributes> ofAny(PiecesByProduct quantities) {
        return quantities.isEmpty() ? Optional.empty() : Optional.of(of(quantities));
    }

    /** Reads what {@link #of} wrote. */
    public static PiecesByProduct read(Attributes map) {
        PiecesByProduct quantities = PiecesByProduct.NONE;
        for (String key : map.names()) {
            quantities = quantities.plus(StockKey.parse(key), map.number(key));
        }
        return quantities;
    }
}
