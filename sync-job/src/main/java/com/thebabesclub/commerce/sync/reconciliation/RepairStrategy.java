package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.event.EventReceipt;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/** What is done about what the table does not know. */
interface RepairStrategy {

    /**
     * A session that the table does not know well enough.
     *
     * @param behind what to call it where the order is there
     * @param event that is done with it
     */
    Mono<CandidateResult> session(
            ObservedSession session,
            StoredState stored,
            DriftKind behind,
            Optional<EventReceipt> event);

    /** An order that seemed to have no pointer from its e-mail a moment ago. */
    Mono<CandidateResult> emailPointer(String sessionId);

    /**
     * A session of which the shop's list seemed to tell something else than its order a moment ago.
     *
     * @param created when the session was created
     */
    Mono<CandidateResult> listing(String sessionId, Instant created);

    /** The counted pieces of a session. */
    Mono<CandidateResult> stock(String sessionId);

    /** A change of the payment of a session whose order is there. */
    Mono<CandidateResult> payment(RemoteChange change, String sessionId, StoredState stored);

    /** A change of the payment of a session whose order is missing. */
    Mono<CandidateResult> missing(RemoteChange change, ObservedSession session);
}
