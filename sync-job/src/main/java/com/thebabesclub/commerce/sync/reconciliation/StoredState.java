package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;

import java.util.Optional;

/** What the table knows of a session. */
record StoredState(PaymentFacts facts, boolean hasOrder) {

    static final StoredState NOTHING = new StoredState(PaymentFacts.NONE, false);

    static StoredState of(Optional<SessionPointer> pointer) {
        return pointer.map(known -> new StoredState(known.facts(), known.record().isPresent()))
                .orElse(NOTHING);
    }

    /** True where the table has the order, and these facts add nothing to it. */
    boolean knows(PaymentFacts told) {
        return hasOrder && facts.join(told).equals(facts);
    }
}
