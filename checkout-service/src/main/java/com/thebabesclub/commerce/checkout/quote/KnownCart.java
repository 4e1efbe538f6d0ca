package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.stock.ReservationItemMapper;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;

import java.time.Instant;

/**
 * What the table has of a shopper's cart.
 *
 * @param held the counted pieces that a session of it may still be paid for
 */
record KnownCart(CartPayments payments, PiecesByProduct held) {

    static final KnownCart NONE = new KnownCart(CartPayments.NONE, PiecesByProduct.NONE);

    static KnownCart read(Attributes item, Instant now) {
        return new KnownCart(CartPaymentRepository.read(item), held(item, now));
    }

    /** A payment takes its session out of those that are open. */
    private static PiecesByProduct held(Attributes item, Instant now) {
        return item.textSet(CartPaymentRepository.OPEN_SESSIONS).isEmpty()
                ? PiecesByProduct.NONE
                : item.findMap(ReservationItemMapper.RESERVED)
                        .map(ReservationItemMapper::read)
                        .filter(reservation -> now.isBefore(reservation.endsAt()))
                        .map(Reservation::held)
                        .orElse(PiecesByProduct.NONE);
    }
}
