package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.settlement.OrderIndexService;
import com.thebabesclub.commerce.stock.ReservationCheckService;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells what {@link SettlementRepairStrategy} would do, and writes nothing. */
record DryRunRepairStrategy(
        StoredStateReader states,
        EmailPointerRepository emailPointers,
        OrderIndexService index,
        ReservationCheckService reservations,
        StripePaymentClient payments,
        RateLimitedRequestExecutor stripe)
        implements RepairStrategy {

    @Override
    public Mono<CandidateResult> session(
            ObservedSession session,
            StoredState stored,
            DriftKind behind,
            Optional<EventReceipt> event) {
        states.imagine(session.id(), stored.facts().join(session.facts()));
        return Mono.just(
                stored.hasOrder()
                        ? new CandidateResult.Repaired(behind, session.id(), Optional.empty())
                        : created(session));
    }

    @Override
    public Mono<CandidateResult> emailPointer(String sessionId) {
        return emailPointers
                .isMissing(sessionId)
                .filter(missing -> missing)
                .<CandidateResult>map(
                        _ ->
                                new CandidateResult.Repaired(
                                        DriftKind.EMAIL_POINTER, sessionId, Optional.empty()))
                .defaultIfEmpty(new CandidateResult.Known());
    }

    @Override
    public Mono<CandidateResult> listing(String sessionId, Instant created) {
        return index.isMislisted(sessionId, created)
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
                .isAstray(sessionId)
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
        return learned(change.observation(), stored.facts())
                .map(
                        learned -> {
                            PaymentFacts joined = stored.facts().join(learned);
                            if (joined.equals(stored.facts())) {
                                return new CandidateResult.Nothing();
                            }
                            states.imagine(sessionId, joined);
                            return new CandidateResult.Repaired(
                                    change.drift(), sessionId, Optional.empty());
                        });
    }

    @Override
    public Mono<CandidateResult> missing(RemoteChange change, ObservedSession session) {
        return learned(change.observation(), session.facts())
                .map(
                        learned -> {
                            states.imagine(session.id(), session.facts().join(learned));
                            return created(session);
                        });
    }

    private Mono<PaymentFacts> learned(PostPaymentObservation observation, PaymentFacts known) {
        return switch (observation) {
            case PostPaymentObservation.Refunded told ->
                    Mono.just(PaymentFacts.of(new Refunds(told.refund())));
            case PostPaymentObservation.Alerted told ->
                    Mono.just(PaymentFacts.of(new RadarAlerts(List.of(told.alert()))));
            case PostPaymentObservation.RefundedInAll hint ->
                    Mono.just(PaymentFacts.of(new Refunds(hint.told())));
            case PostPaymentObservation.Disputed told ->
                    stripe.ask(() -> payments.dispute(told.disputeId()))
                            .map(now -> known.disputes().fetched(now, next(known)))
                            .map(PaymentFacts::of);
        };
    }

    /** A version after all that are known. */
    private static long next(PaymentFacts known) {
        return 1 + known.disputes().all().stream().mapToLong(Dispute::revision).max().orElse(0);
    }

    private static CandidateResult created(ObservedSession session) {
        return new CandidateResult.Repaired(
                DriftKind.MISSING, session.id(), Optional.of(OrderNumber.of(session.id()).text()));
    }
}
