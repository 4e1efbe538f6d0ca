package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionOwnershipPolicy;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.OrderIndexService;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementResult;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stock.ReservationCheckService;
import com.thebabesclub.commerce.sync.reconciliation.FailureClassifier.UnmigratedSessionException;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/**
 * Brings it into the table.
 *
 * @param migrated the orders of the first generation have pointers
 */
record SettlementRepairStrategy(
        SettlementService settlement,
        ReversalSettlementService payments,
        EventLedger ledger,
        EmailPointerRepository emailPointers,
        OrderIndexService index,
        ReservationCheckService reservations,
        RateLimitedRequestExecutor stripe,
        boolean migrated)
        implements RepairStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementRepairStrategy.class);

    @Override
    public Mono<CandidateResult> session(
            ObservedSession session,
            StoredState stored,
            DriftKind behind,
            Optional<EventReceipt> event) {
        if (!stored.hasOrder() && mayHaveAnOldOrder(session)) {
            return Mono.error(new UnmigratedSessionException());
        }
        SettlementCause cause = cause(event.map(receipt -> receipt.about(session.id())));
        return stripe.ask(() -> settlement.settle(session, cause))
                .map(result -> verdict(result, behind))
                .flatMap(SettlementRepairStrategy::log);
    }

    @Override
    public Mono<CandidateResult> emailPointer(String sessionId) {
        return emailPointers
                .restore(sessionId)
                .filter(missing -> missing)
                .<CandidateResult>map(
                        _ ->
                                new CandidateResult.Repaired(
                                        DriftKind.EMAIL_POINTER, sessionId, Optional.empty()))
                .defaultIfEmpty(new CandidateResult.Known());
    }

    @Override
    public Mono<CandidateResult> listing(String sessionId, Instant created) {
        return index.relist(sessionId, created)
                .map(
                        mislisted ->
                                mislisted
                                        ? new CandidateResult.Repaired(
                                                DriftKind.LISTING, sessionId, Optional.empty())
                                        : new CandidateResult.Known());
    }

    @Override
    public Mono<CandidateResult> stock(String sessionId) {
        return reservations
                .mend(sessionId)
                .map(
                        astray ->
                                astray
                                        ? new CandidateResult.Repaired(
                                                DriftKind.STOCK, sessionId, Optional.empty())
                                        : new CandidateResult.Known());
    }

    @Override
    public Mono<CandidateResult> payment(
            RemoteChange change, String sessionId, StoredState stored) {
        return stripe.ask(() -> payments.settleUndone(change.observation(), cause(change.event())))
                .map(result -> verdict(result, change.drift()))
                .defaultIfEmpty(new CandidateResult.Nothing())
                .flatMap(SettlementRepairStrategy::log);
    }

    @Override
    public Mono<CandidateResult> missing(RemoteChange change, ObservedSession session) {
        return mayHaveAnOldOrder(session)
                ? Mono.error(new UnmigratedSessionException())
                : payment(change, session.id(), StoredState.NOTHING);
    }

    /** Sessions of the first generation do not carry our mark. */
    private boolean mayHaveAnOldOrder(ObservedSession session) {
        return !migrated && SessionOwnershipPolicy.isUnnamed(session);
    }

    private SettlementCause cause(Optional<EventReceipt> event) {
        return new SettlementCause(OrderSource.NIGHTLY_SYNC, event.map(ledger::entry));
    }

    private static CandidateResult verdict(SettlementResult result, DriftKind driftKind) {
        String sessionId = result.pointer().sessionId();
        return switch (result.change()) {
            case NONE -> new CandidateResult.Nothing();
            case UPDATED -> new CandidateResult.Repaired(driftKind, sessionId, Optional.empty());
            case ORDER_CREATED ->
                    new CandidateResult.Repaired(
                            DriftKind.MISSING,
                            sessionId,
                            result.pointer().record().map(record -> record.number().text()));
        };
    }

    private static Mono<CandidateResult> log(CandidateResult result) {
        return result instanceof CandidateResult.Repaired repaired
                        && repaired.orderNumber().isPresent()
                ? Trace.log(trace -> tellCreated(repaired.orderNumber().get(), trace))
                        .thenReturn(result)
                : Mono.just(result);
    }

    private static void tellCreated(String number, Trace trace) {
        trace.mark(LOG.atInfo()).log("Created order snapshot {} via sync", number);
    }
}
