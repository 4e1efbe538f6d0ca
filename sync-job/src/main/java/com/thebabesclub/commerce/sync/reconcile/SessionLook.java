package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.SessionDetails;
import com.thebabesclub.commerce.session.ObservedSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Compares a session with what the table knows of it, and has it repaired where they differ. */
final class SessionLook {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLook.class);

    private final Standings standings;
    private final Repair repair;

    SessionLook(Standings standings, Repair repair) {
        this.standings = standings;
        this.repair = repair;
    }

    /**
     * @param first as the table knew it a moment ago
     * @param behind what to call it where the order is there and behind
     */
    Mono<Verdict> verdict(
            ObservedSession session, Stand first, Drift behind, Optional<EventReceipt> event) {
        if (first.knows(session.facts())) {
            return Mono.fromSupplier(() -> known(session, first));
        }
        // The batch may have been a moment behind a webhook: what is missing is looked for again.
        return standings
                .now(session.id())
                .flatMap(
                        now ->
                                now.knows(session.facts())
                                        ? Mono.just(known(session, now))
                                        : repaired(session, now, behind, event));
    }

    private Mono<Verdict> repaired(
            ObservedSession session, Stand stand, Drift behind, Optional<EventReceipt> event) {
        Drift drift = differs(stand.facts(), session.facts()) ? Drift.TOTAL_MISMATCH : behind;
        return repair.session(session, stand, drift, event)
                .map(verdict -> isNothing(verdict) ? new Verdict.Known() : verdict);
    }

    private static boolean isNothing(Verdict verdict) {
        return verdict instanceof Verdict.Nothing;
    }

    private static Verdict known(ObservedSession session, Stand stand) {
        if (!differs(stand.facts(), session.facts())) {
            return new Verdict.Known();
        }
        LOG.atWarn()
                .addKeyValue("sessionId", session.id())
                .log("The table has other amounts than Stripe");
        return new Verdict.Mismatched(session.id());
    }

    /** Amounts belong to a stage: of another stage they may be others. */
    private static boolean differs(Facts known, Facts told) {
        SessionDetails ours = known.details();
        SessionDetails theirs = told.details();
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
