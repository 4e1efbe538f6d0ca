package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;

import java.util.Optional;

/**
 * What the table knows of a session.
 *
 * @param isUnpointed whether its order seemed to have no pointer from its e-mail
 * @param isMislisted whether the shop's list seemed to tell something else than its order
 */
record StoredState(PaymentFacts facts, boolean hasOrder, boolean isUnpointed, boolean isMislisted) {

    static final StoredState NOTHING = new StoredState(PaymentFacts.NONE, false);

    StoredState(PaymentFacts facts, boolean hasOrder) {
        this(facts, hasOrder, false, false);
    }

    /** The same, as it seemed. */
    StoredState with(boolean unpointed, boolean mislisted) {
        return new StoredState(facts, hasOrder, unpointed, mislisted);
    }

    static StoredState of(Optional<SessionPointer> pointer) {
        return pointer.map(known -> new StoredState(known.facts(), known.record().isPresent()))
                .orElse(NOTHING);
    }

    /** True where the table has the order, and these facts add nothing to it. */
    boolean knows(PaymentFacts told) {
        return hasOrder && facts.join(told).equals(facts);
    }
}
