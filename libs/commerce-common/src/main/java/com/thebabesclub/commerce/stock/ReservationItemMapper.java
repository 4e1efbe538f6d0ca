package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import java.util.SortedMap;
import java.util.TreeMap;

/** A reservation as attributes, in its own item and in that of its cart. */
public final class ReservationItemMapper {

    /** The attribute of a cart's item that has the latest reservation as a map. */
    public static final String RESERVED = "reserved";

    static final String NUMBER = "number";
    static final String HELD = "held";
    static final String HOLDER = "attempt";
    static final String WANTED = "wanted";
    static final String ENDS_AT = "endsAt";

    private ReservationItemMapper() {}

    /** A reservation as a map. */
    public static Attributes of(Reservation reservation) {
        return put(Attributes.map(), reservation).build();
    }

    static Attributes.Builder put(Attributes.Builder item, Reservation reservation) {
        Attributes.Builder wanted = Attributes.map();
        reservation
                .wanted()
                .forEach(
                        (attempt, pieces) ->
                                wanted.put(
                                        Integer.toString(attempt),
                                        StockQuantitiesAttributeMapper.of(pieces)));
        return item.put(NUMBER, reservation.number())
                .put(HELD, StockQuantitiesAttributeMapper.of(reservation.held()))
                .put(HOLDER, reservation.holder())
                .put(WANTED, wanted.build())
                .put(ENDS_AT, reservation.endsAt());
    }

    /** Reads what {@link #of} wrote. */
    public static Reservation read(Attributes map) {
        Attributes wanted = map.map(WANTED);
        SortedMap<Integer, PiecesByProduct> attempts = new TreeMap<>();
        wanted.names()
                .forEach(
                        attempt ->
                                attempts.put(
                                        Integer.valueOf(attempt),
                                        StockQuantitiesAttributeMapper.read(wanted.map(attempt))));
        return new Reservation(
                map.number(NUMBER),
                StockQuantitiesAttributeMapper.read(map.map(HELD)),
                attempts,
                map.time(ENDS_AT));
    }
}
