package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.session.SessionPointer;

import java.util.Optional;

/** What the table knows of a session. */
record Stand(Facts facts, boolean hasOrder) {

    static final Stand NOTHING = new Stand(Facts.NONE, false);

    static Stand of(Optional<SessionPointer> pointer) {
        return pointer.map(known -> new Stand(known.facts(), known.record().isPresent()))
                .orElse(NOTHING);
    }

    /** True where the table has the order, and these facts add nothing to it. */
    boolean knows(Facts told) {
        return hasOrder && facts.join(told).equals(facts);
    }
}
