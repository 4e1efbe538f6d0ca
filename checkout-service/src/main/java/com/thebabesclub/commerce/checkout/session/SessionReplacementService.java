package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessionClient;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

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

    /** Ends without a value; with a problem, 409, where the session turns out to be complete. */
    Mono<Void> end(Optional<String> sessionId) {
        return Mono.justOrEmpty(sessionId)
                .flatMap(
                        id ->
                                checkout.expire(id)
                                        .hasElement()
                                        .flatMap(ended -> ended ? log.superseded() : over(id)));
    }

    /** True where it can be paid; the problem of {@link #end} where it was. */
    Mono<Boolean> isOpen(String sessionId) {
        return sessions.retrieve(sessionId)
                .flatMap(
                        session ->
                                session.facts().stage().isComplete()
                                        ? complete(session).thenReturn(false)
                                        : Mono.just(session.facts().stage() == SessionStage.OPEN));
    }

    /** A session that Stripe does not end although it is open must not be left to be paid. */
    private Mono<Void> over(String sessionId) {
        return sessions.retrieve(sessionId)
                .onErrorResume(
                        StripeRefused.class,
                        refused -> refused.isMissing() ? Mono.empty() : Mono.error(refused))
                .flatMap(
                        session ->
                                switch (session.facts().stage()) {
                                    case OPEN ->
                                            Mono.error(CheckoutProblemFactory.refusedByStripe());
                                    case EXPIRED -> Mono.empty();
                                    case UNPAID, FAILED, FREE, PAID -> complete(session);
                                });
    }

    private Mono<Void> complete(ObservedSession session) {
        return settlement
                .settle(session, SettlementCause.of(OrderSource.STATUS))
                .flatMap(
                        result ->
                                Mono.error(
                                        CheckoutProblemFactory.alreadyPaid(
                                                session.id(),
                                                result.pointer()
                                                        .record()
                                                        .map(record -> record.number().text()))));
    }
}
