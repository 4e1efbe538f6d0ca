package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.stock.ReservationRefusal;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;

import java.time.Instant;
import java.util.Optional;

/**
 * What refused commits have taught the next attempt, so that nothing has to be read before the
 * first.
 *
 * @param number where the usual one is another order's
 * @param duplicateOf the session that has paid for the same cart
 * @param stock what there is of the session's counted pieces
 * @param failedSince when the event first failed that is done with this commit
 */
record RetryContext(
        Optional<OrderNumber> number,
        Optional<String> duplicateOf,
        ReservationRefusal stock,
        Optional<Instant> failedSince) {

    static final RetryContext NOTHING =
            new RetryContext(
                    Optional.empty(), Optional.empty(), ReservationRefusal.NONE, Optional.empty());

    /**
     * A number that another order has is made longer; a cart that another session has paid is paid
     * twice.
     */
    RetryContext by(WriteRefused refused, SessionPointer tried, SettlementCause cause) {
        Optional<OrderNumber> longer =
                tried.record()
                        .map(OrderRecord::number)
                        .filter(used -> refused.at(Key.orderNumber(used.text())))
                        .map(used -> used.longer(tried.sessionId()));
        Optional<String> paidBy =
                tried.cartId()
                        .flatMap(cartId -> refused.found(Key.activeSession(cartId)))
                        .flatMap(active -> active.findText(CartPaymentRepository.PAID_BY));
        return new RetryContext(
                longer.or(() -> number),
                paidBy.or(() -> duplicateOf),
                stock.by(refused, tried),
                cause.event().flatMap(event -> event.failedSince(refused)).or(() -> failedSince));
    }
}
