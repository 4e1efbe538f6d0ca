package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Payment;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/**
 * Settles what is told of a payment: refunds, disputes and alerts name a payment intent and not the
 * session that was paid. Finds the session, and brings what was observed to it.
 */
@Singleton
public final class ReversalSettlementService {

    private final SettlementService settlement;
    private final SessionRepository sessionRepository;
    private final StripeSessionClient stripeSessions;
    private final StripePaymentClient stripePayments;
    private final SessionOwnershipService ownership;

    @Inject
    ReversalSettlementService(
            SettlementService settlement,
            SessionRepository sessions,
            StripeSessionClient stripeSessions,
            StripePaymentClient stripePayments,
            SessionOwnershipService ownership) {
        this.settlement = settlement;
        this.sessionRepository = sessions;
        this.stripeSessions = stripeSessions;
        this.stripePayments = stripePayments;
        this.ownership = ownership;
    }

    /**
     * Brings what was observed of a payment into the table. A payment that the table does not know
     * is looked for at Stripe once: a session of ours is settled with what Stripe has of it and
     * with it. Empty where the payment is of another system on the same Stripe account.
     *
     * <p>The errors are those of {@link SettlementService#settle}.
     */
    public Mono<SettlementResult.Change> settle(
            PostPaymentObservation observation, SettlementCause cause) {
        return intent(observation.payment()).flatMap(intent -> settle(intent, observation, cause));
    }

    /**
     * The same for what is known not to be in the table: how the session stands then. Empty where
     * the payment is of another system.
     */
    public Mono<SettlementResult> settleUndone(
            PostPaymentObservation observation, SettlementCause cause) {
        return intent(observation.payment())
                .flatMap(
                        intent ->
                                sessionRepository
                                        .ofPaymentIntent(intent)
                                        .singleOptional()
                                        .flatMap(known -> about(intent, observation, known)))
                .flatMap(found -> settlement.settleUndone(found, cause.about(found.sessionId())));
    }

    private Mono<SettlementResult.Change> settle(
            String intent, PostPaymentObservation observation, SettlementCause cause) {
        Mono<Optional<String>> known = sessionRepository.ofPaymentIntent(intent).singleOptional();
        return Mono.zip(known, settlement.isDone(cause))
                .flatMap(
                        read ->
                                read.getT2()
                                        ? Mono.just(SettlementResult.Change.NONE)
                                        : about(intent, observation, read.getT1())
                                                .flatMap(found -> bring(found, cause)));
    }

    private Mono<SettlementResult.Change> bring(Observation found, SettlementCause cause) {
        return settlement
                .settleUndone(found, cause.about(found.sessionId()))
                .map(SettlementResult::change);
    }

    /** Only an old API or a payment without Checkout leaves the intent out. */
    private Mono<String> intent(Payment payment) {
        return Mono.justOrEmpty(payment.intentId())
                .switchIfEmpty(
                        Mono.justOrEmpty(payment.chargeId()).flatMap(stripePayments::intentOf));
    }

    private Mono<Observation> about(
            String intent, PostPaymentObservation observation, Optional<String> sessionId) {
        Observation.Learning learning = seen -> learn(intent, observation, seen);
        return sessionId
                .map(id -> Mono.just(Observation.of(id, learning)))
                .orElseGet(
                        () ->
                                lookedUp(intent)
                                        .map(
                                                session ->
                                                        Observation.of(session.id(), learning)
                                                                .with(session)));
    }

    /** Our session that Stripe knows of the intent; empty where there is none. */
    private Mono<ObservedSession> lookedUp(String intent) {
        return stripeSessions
                .ofPaymentIntent(intent)
                .flatMapIterable(found -> found)
                .filterWhen(ownership::isOurs)
                .next();
    }

    private Mono<PaymentFacts> learn(
            String intent, PostPaymentObservation observation, SessionPointer seen) {
        PaymentFacts known = seen.facts();
        return switch (observation) {
            case PostPaymentObservation.Refunded told ->
                    Mono.just(PaymentFacts.of(new Refunds(told.refund())));
            case PostPaymentObservation.Alerted told ->
                    Mono.just(PaymentFacts.of(new RadarAlerts(List.of(told.alert()))));
            case PostPaymentObservation.RefundedInAll hint -> {
                PaymentFacts told = PaymentFacts.of(new Refunds(hint.told()));
                yield hint.standing().equals(Optional.of(known.join(told).refunded().standing()))
                        ? Mono.just(told)
                        : stripePayments
                                .refunds(intent)
                                .map(all -> PaymentFacts.of(new Refunds(all)));
            }
            case PostPaymentObservation.Disputed told ->
                    stripePayments
                            .dispute(told.disputeId())
                            .map(now -> known.disputes().fetched(now, seen.version() + 1))
                            .map(PaymentFacts::of);
        };
    }
}
