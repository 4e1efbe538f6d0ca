package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.event.EventReceipt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/** Compares a session with what the table knows of it, and has it repaired where they differ. */
record SessionReconciler(StoredStateReader states, RepairStrategy repairStrategy) {

    private static final Logger LOG = LoggerFactory.getLogger(SessionReconciler.class);

    /**
     * @param first as the table knew it a moment ago
     * @param behind what to call it where the order is there and behind
     */
    Mono<CandidateResult> verdict(
            ObservedSession session,
            StoredState first,
            DriftKind behind,
            Optional<EventReceipt> event) {
        states.touch(session.created());
        if (first.knows(session.facts())) {
            return first.isCounted() ? stock(session, first) : keys(session, first);
        }
        // The batch may have been a moment behind a webhook: what is missing is looked for again.
        return states.now(session.id())
                .flatMap(
                        now ->
                                now.knows(session.facts())
                                        ? Mono.just(known(session, now))
                                        : repaired(session, now, behind, event));
    }

    private Mono<CandidateResult> stock(ObservedSession session, StoredState stored) {
        return repairStrategy
                .stock(session.id())
                .filter(SessionReconciler::isRepaired)
                .switchIfEmpty(Mono.defer(() -> keys(session, stored)));
    }

    /** The keys that lead to an order: who relists it puts the others, too. */
    private Mono<CandidateResult> keys(ObservedSession session, StoredState stored) {
        Mono<CandidateResult> pointed =
                stored.isUnpointed()
                        ? repairStrategy.emailPointer(session.id())
                        : Mono.fromSupplier(() -> known(session, stored));
        // Amounts to be looked at are not to be spread before somebody has.
        return stored.isMislisted() && !differs(stored.facts(), session.facts())
                ? repairStrategy
                        .listing(session.id(), session.created())
                        .filter(SessionReconciler::isRepaired)
                        .switchIfEmpty(pointed)
                : pointed;
    }

    /** A row of the list that is of no session of the page that it belongs to. */
    Mono<CandidateResult> stray(String sessionId, Instant created) {
        return repairStrategy
                .listing(sessionId, created)
                .map(result -> isRepaired(result) ? result : new CandidateResult.Nothing());
    }

    private static boolean isRepaired(CandidateResult result) {
        return result instanceof CandidateResult.Repaired;
    }

    private Mono<CandidateResult> repaired(
            ObservedSession session,
            StoredState stored,
            DriftKind behind,
            Optional<EventReceipt> event) {
        DriftKind driftKind =
                differs(stored.facts(), session.facts()) ? DriftKind.TOTAL_MISMATCH : behind;
        return repairStrategy
                .session(session, stored, driftKind, event)
                .map(result -> isNothing(result) ? new CandidateResult.Known() : result);
    }

    private static boolean isNothing(CandidateResult result) {
        return result instanceof CandidateResult.Nothing;
    }

    private static CandidateResult known(ObservedSession session, StoredState stored) {
        if (!differs(stored.facts(), session.facts())) {
            return new CandidateResult.Known();
        }
        LOG.atWarn()
                .addKeyValue("sessionId", session.id())
                .log("The table has other amounts than Stripe");
        return new CandidateResult.Mismatched(session.id());
    }

    /** Amounts belong to a stage: of another stage they may be others. */
    private static boolean differs(PaymentFacts known, PaymentFacts told) {
        SessionAmounts ours = known.details().amounts();
        SessionAmounts theirs = told.details().amounts();
        return known.stage() == told.stage()
                && (differ(ours.total(), theirs.total())
                        || differ(ours.subtotal(), theirs.subtotal())
                        || differ(ours.discount(), theirs.discount())
                        || differ(ours.currency(), theirs.currency()));
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
