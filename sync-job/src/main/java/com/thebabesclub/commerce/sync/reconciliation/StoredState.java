package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;

import java.util.Optional;

/**
 * What the table knows of a session.
 *
 * @param isUnpointed whether its order seemed to have no pointer from its e-mail
 * @param isMislisted whether the shop's list seemed to tell something else than its order
 * @param isCounted whether it has counted pieces
 */
record StoredState(
        PaymentFacts facts,
        boolean hasOrder,
        boolean isUnpointed,
        boolean isMislisted,
        boolean isCounted) {

    static final StoredState NOTHING = new StoredState(PaymentFacts.NONE, false);

    StoredState(PaymentFacts facts, boolean hasOrder) {
        this(facts, hasOrder, false, false, false);
    }

    /** The same, as it seemed. */
    StoredState with(boolean unpointed, boolean mislisted) {
        return new StoredState(facts, hasOrder, unpointed, mislisted, isCounted);
    }

    static StoredState of(Optional<SessionPointer> pointer) {
        return pointer.map(
                        known ->
                                new StoredState(
                                        known.facts(),
                                        known.record().isPresent(),
                                        false,
                                        false,
                                        known.reservation().isPresent()))
                .orElse(NOTHING);
    }

    /** True where the table has the order, and these facts add nothing to it. */
    boolean knows(PaymentFacts told) {
        return hasOrder && facts.join(told).equals(facts);
    }
}
