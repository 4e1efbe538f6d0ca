package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What was decided when the order was first made, and never changes after, but for the owner: a
 * guest's order may be claimed once.
 *
 * @param duplicateOf the session that had already paid for the same cart
 * @param recordedAt when that was
 */
public record OrderRecord(
        OrderOwner owner,
        OrderNumber number,
        OrderSource source,
        Optional<String> duplicateOf,
        Instant recordedAt) {

    /** The same order, of somebody else. */
    public OrderRecord of(OrderOwner next) {
        return new OrderRecord(next, number, source, duplicateOf, recordedAt);
    }

    /** The same order, known to be paid a second time; what was known first stays. */
    public OrderRecord duplicateOf(Optional<String> session) {
        return new OrderRecord(owner, number, source, duplicateOf.or(() -> session), recordedAt);
    }
}
