package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What refused commits have told of the pieces of a session, so that nothing has to be read before
 * the first.
 *
 * @param isClosed the reservation is not there for the session any more
 * @param isLateSaleClosed neither is what was taken in its place
 * @param wanted what the session would have sold
 * @param missing of which there is not enough
 */
public record ReservationRefusal(
        boolean isClosed, boolean isLateSaleClosed, PiecesByProduct wanted, Set<StockKey> missing) {

    public static final ReservationRefusal NONE =
            new ReservationRefusal(false, false, PiecesByProduct.NONE, Set.of());

    public ReservationRefusal {
        missing = Set.copyOf(missing);
    }

    /** What there is not enough of. */
    public PiecesByProduct oversold() {
        return wanted.of(missing);
    }

    /** What can be had without the reservation. */
    PiecesByProduct left() {
        return wanted.beyond(oversold());
    }

    /** With what one more refused commit tells. */
    public ReservationRefusal by(WriteRefused refused, SessionPointer tried) {
        return tried.reservation()
                .flatMap(
                        attempt ->
                                tried.cartId()
                                        .map(
                                                cart ->
                                                        by(
                                                                refused,
                                                                ReservationKeys.of(cart, attempt))))
                .orElse(this);
    }

    private ReservationRefusal by(WriteRefused refused, ReservationKeys keys) {
        boolean closed = refused.at(keys.reservation());
        Set<StockKey> none = new HashSet<>(missing);
        wanted.each(
                (key, _) -> {
                    if (refused.at(Key.stock(key))) {
                        none.add(key);
                    }
                });
        return new ReservationRefusal(
                isClosed || closed,
                isLateSaleClosed || refused.at(keys.lateSale()),
                closed ? wanted(refused.found(keys.reservation()), keys) : wanted,
                none);
    }

    /** Nothing where the reservation was deleted long ago. */
    private static PiecesByProduct wanted(Optional<Attributes> found, ReservationKeys keys) {
        return found.flatMap(item -> item.findMap(ReservationItemMapper.WANTED))
                .flatMap(wanted -> wanted.findMap(Integer.toString(keys.attempt().attempt())))
                .map(StockQuantitiesAttributeMapper::read)
                .orElse(PiecesByProduct.NONE);
    }
}
