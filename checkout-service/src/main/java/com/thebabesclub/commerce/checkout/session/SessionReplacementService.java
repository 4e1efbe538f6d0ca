package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessionClient;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

/** Ends the session that another takes the place of, unless it was paid in the meantime. */
@Singleton
final class SessionReplacementService {

    private final StripeCheckoutClient checkout;
    private final StripeSessionClient sessions;
    private final SettlementService settlement;
    private final CheckoutLog log;

    SessionReplacementService(
            StripeCheckoutClient checkout,
            StripeSessionClient sessions,
            SettlementService settlement,
            CheckoutLog log) {
        this.checkout = checkout;
        this.sessions = sessions;
        this.settlement = settlement;
        this.log = log;
    }

    /** Ends the session, or tells that it was completed. */
    Mono<SessionOutcome> end(String sessionId) {
        return checkout.expire(sessionId)
                .hasElement()
                .flatMap(
                        ended ->
                                ended
                                        ? log.superseded().thenReturn(new SessionOutcome.Ended())
                                        : over(sessionId));
    }

    /** What became of the session; empty where it is open. */
    Mono<SessionOutcome> outcome(String sessionId) {
        return sessions.retrieve(sessionId).flatMap(this::outcome);
    }

    /** A session that Stripe does not end although it is open must not be left to be paid. */
    private Mono<SessionOutcome> over(String sessionId) {
        return outcome(sessionId)
                .switchIfEmpty(Mono.error(CheckoutProblemFactory::refusedByStripe))
                .onErrorResume(
                        StripeRefused.class,
                        refused ->
                                refused.isMissing()
                                        ? Mono.just(new SessionOutcome.Ended())
                                        : Mono.error(refused));
    }

    private Mono<SessionOutcome> outcome(ObservedSession session) {
        return switch (session.facts().stage()) {
            case OPEN -> Mono.empty();
            case EXPIRED -> Mono.just(new SessionOutcome.Ended());
            case UNPAID, FAILED, FREE, PAID ->
                    settlement
                            .settle(session, SettlementCause.of(OrderSource.STATUS))
                            .map(result -> completed(result.pointer()));
        };
    }

    private static SessionOutcome completed(SessionPointer pointer) {
        return switch (pointer.facts().stage()) {
            case OPEN, EXPIRED -> new SessionOutcome.Ended();
            case UNPAID -> new SessionOutcome.Pending(pointer.sessionId(), pointer.cartHash());
            case FAILED -> new SessionOutcome.Failed(pointer.sessionId());
            case FREE, PAID ->
                    new SessionOutcome.Paid(
                            pointer.sessionId(),
                            pointer.record().map(record -> record.number().text()));
        };
    }
}
