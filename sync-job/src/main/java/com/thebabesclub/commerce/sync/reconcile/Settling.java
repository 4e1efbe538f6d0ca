package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionMetadata;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settled;
import com.thebabesclub.commerce.settlement.Settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Brings it into the table. */
final class Settling implements Repair {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Settlement settlement;
    private final PaymentSettlement payments;
    private final Paced stripe;
    private final boolean migrated;

    /**
     * @param migrated the orders of the first generation have pointers
     */
    Settling(Settlement settlement, PaymentSettlement payments, Paced stripe, boolean migrated) {
        this.settlement = settlement;
        this.payments = payments;
        this.stripe = stripe;
        this.migrated = migrated;
    }

    @Override
    public Mono<Verdict> session(
            ObservedSession session, Stand stand, Drift behind, Optional<EventReceipt> event) {
        if (!stand.hasOrder() && mayHaveAnOldOrder(session)) {
            return Mono.error(new FirstGeneration());
        }
        Cause cause = cause(event.map(receipt -> receipt.about(session.id())));
        return stripe.ask(() -> settlement.settle(session, cause))
                .map(settled -> verdict(settled, behind))
                .flatMap(Settling::log);
    }

    @Override
    public Mono<Verdict> payment(Told told, String sessionId, Stand stand) {
        return stripe.ask(() -> payments.settleUndone(told.news(), cause(told.event())))
                .map(settled -> verdict(settled, told.drift()))
                .defaultIfEmpty(new Verdict.Nothing())
                .flatMap(Settling::log);
    }

    @Override
    public Mono<Verdict> missing(Told told, ObservedSession session) {
        return mayHaveAnOldOrder(session)
                ? Mono.error(new FirstGeneration())
                : payment(told, session.id(), Stand.NOTHING);
    }

    /** Sessions of the first generation do not carry our mark. */
    private boolean mayHaveAnOldOrder(ObservedSession session) {
        return !migrated && session.metadata(SessionMetadata.APP).isEmpty();
    }

    private static Cause cause(Optional<EventReceipt> event) {
        return new Cause(Source.NIGHTLY_SYNC, event);
    }

    private static Verdict verdict(Settled settled, Drift drift) {
        String sessionId = settled.pointer().sessionId();
        return switch (settled.change()) {
            case NONE -> new Verdict.Nothing();
            case UPDATED -> new Verdict.Repaired(drift, sessionId, Optional.empty());
            case ORDER_CREATED ->
                    new Verdict.Repaired(
                            Drift.MISSING,
                            sessionId,
                            settled.pointer().record().map(record -> record.number().text()));
        };
    }

    private static Mono<Verdict> log(Verdict verdict) {
        return Mono.deferContextual(
                context -> {
                    if (verdict instanceof Verdict.Repaired repaired) {
                        repaired.orderNumber()
                                .ifPresent(number -> tellCreated(number, Trace.of(context)));
                    }
                    return Mono.just(verdict);
                });
    }

    private static void tellCreated(String number, Trace trace) {
        trace.mark(LOG.atInfo()).log("Created order snapshot {} via sync", number);
    }
}
