package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.session.ObservedSession;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** What is done about what the table does not know. */
interface Repair {

    /**
     * A session that the table does not know well enough.
     *
     * @param behind what to call it where the order is there
     * @param event that is done with it
     */
    Mono<Verdict> session(
            ObservedSession session, Stand stand, Drift behind, Optional<EventReceipt> event);

    /** News of the payment of a session whose order is there. */
    Mono<Verdict> payment(Told told, String sessionId, Stand stand);

    /** News of the payment of a session whose order is missing. */
    Mono<Verdict> missing(Told told, ObservedSession session);
}
