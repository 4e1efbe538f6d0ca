package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.stock.PiecesByProduct;

import java.time.Instant;
import java.util.Optional;

/**
 * What was decided when the order was first made, and never changes after, but for the owner: a
 * guest's order may be claimed once.
 *
 * @param duplicateOf the session that had already paid for the same cart
 * @param oversold counted pieces that were paid when there were no more
 * @param recordedAt when that was
 */
public record OrderRecord(
        OrderOwner owner,
        OrderNumber number,
        OrderSource source,
        Optional<String> duplicateOf,
        PiecesByProduct oversold,
        Instant recordedAt) {

    /** The record of an order of which there was enough. */
    public OrderRecord(
            OrderOwner owner,
            OrderNumber number,
            OrderSource source,
            Optional<String> duplicateOf,
            Instant recordedAt) {
        this(owner, number, source, duplicateOf, PiecesByProduct.NONE, recordedAt);
    }

    /** The same order, of somebody else. */
    public OrderRecord of(OrderOwner next) {
        return new OrderRecord(next, number, source, duplicateOf, oversold, recordedAt);
    }

    /** The same order, known to be paid a second time; what was known first stays. */
    public OrderRecord duplicateOf(Optional<String> session) {
        return new OrderRecord(
                owner, number, source, duplicateOf.or(() -> session), oversold, recordedAt);
    }

    /** The same order, known to be of more pieces than there are; what was known first stays. */
    public OrderRecord oversold(PiecesByProduct missing) {
        return new OrderRecord(
                owner, number, source, duplicateOf, oversold.greater(missing), recordedAt);
    }
}
