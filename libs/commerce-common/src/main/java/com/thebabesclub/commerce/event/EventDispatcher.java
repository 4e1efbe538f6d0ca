package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeEvent;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.regex.Pattern;

/**
 * Events, told apart. What is not ours costs no write, and no read but that of a session whose
 * marks do not fit; what is ours is settled before the answer, since work after it would be frozen
 * on Lambda.
 */
@Singleton
@Requires(beans = Secrets.class)
final class EventDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

    private final EventScope scope;
    private final SessionOwnershipService ownership;
    private final SettlementService settlement;
    private final ReversalSettlementService payments;
    private final EventLedger ledger;
    private final UnfinishedEventRepository unfinished;
    private final Metrics metrics;

    EventDispatcher(
            SessionOwnershipService ownership,
            Secrets secrets,
            SettlementService settlement,
            ReversalSettlementService payments,
            EventLedger ledger,
            UnfinishedEventRepository unfinished,
            Metrics metrics) {
        this.scope = EventScope.of(secrets.get(SecretName.STRIPE_SECRET));
        this.ownership = ownership;
        this.settlement = settlement;
        this.payments = payments;
        this.ledger = ledger;
        this.unfinished = unfinished;
        this.metrics = metrics;
    }

    /**
     * Handles an event whose signature was verified.
     *
     * @param body the bytes that it came as
     */
    Mono<EventOutcome> handle(StripeEvent event, byte[] body) {
        return Mono.deferContextual(
                context -> {
                    Trace trace = Trace.of(context);
                    return decide(event, body, trace)
                            .doOnNext(outcome -> metrics.record(outcome.reading()))
                            .doOnNext(outcome -> log(trace, event, outcome));
                });
    }

    private Mono<EventOutcome> decide(StripeEvent event, byte[] body, Trace trace) {
        boolean late = HandledEventTypes.OF_PAYMENTS.contains(event.type());
        if (!late && !HandledEventTypes.OF_SESSIONS.contains(event.type())) {
            return Mono.just(EventOutcome.IGNORED_TYPE);
        }
        if (event.isOfConnectedAccount()) {
            return foreign(event);
        }
        if (event.livemode() != scope.livemode()) {
            return Mono.just(EventOutcome.IGNORED_LIVEMODE);
        }
        return late ? settlePayment(event, body) : settleSession(event, body, trace);
    }

    private Mono<EventOutcome> settleSession(StripeEvent event, byte[] body, Trace trace) {
        return Mono.justOrEmpty(event.session())
                .filterWhen(ownership::isOurs)
                .flatMap(session -> settleSession(event, session, body, trace))
                .switchIfEmpty(Mono.defer(() -> unread(event)));
    }

    private Mono<EventOutcome> settleSession(
            StripeEvent event, ObservedSession session, byte[] body, Trace trace) {
        if (event.type().equals(HandledEventTypes.COMPLETED)) {
            trace.mark(LOG.atInfo())
                    .addKeyValue("eventId", event.id())
                    .addKeyValue("sessionId", session.id())
                    .log("Processing checkout completion");
        }
        EventReceipt receipt = EventReceipt.of(event, body).about(session.id());
        return settlement
                .settle(session, SettlementCause.event(ledger.entry(receipt)))
                .map(result -> EventOutcome.of(result.change()));
    }

    /** What has our mark and cannot be read fails, so that it is parked and a person sees it. */
    private Mono<EventOutcome> unread(StripeEvent event) {
        return event.session().isEmpty() && event.isMarked(ownership.policy())
                ? Mono.error(UnreadableEventException.ofThisShop())
                : Mono.just(EventOutcome.IGNORED_FOREIGN);
    }

    private Mono<EventOutcome> settlePayment(StripeEvent event, byte[] body) {
        return Mono.justOrEmpty(event.payment())
                .flatMap(
                        observation ->
                                payments.settle(
                                        observation,
                                        SettlementCause.event(
                                                ledger.entry(EventReceipt.of(event, body)))))
                .map(EventOutcome::of)
                .switchIfEmpty(Mono.defer(() -> foreign(event)));
    }

    /** An event may have failed before it turned out that it is not ours. */
    private Mono<EventOutcome> foreign(StripeEvent event) {
        return unfinished.forget(event.id()).thenReturn(EventOutcome.IGNORED_FOREIGN);
    }

    private static void log(Trace trace, StripeEvent event, EventOutcome outcome) {
        trace.mark(LOG.atInfo())
                .addKeyValue("eventId", event.id())
                .addKeyValue("type", event.type())
                .addKeyValue("outcome", outcome.name())
                .log("Webhook event handled");
    }

    /**
     * Which events are ours.
     *
     * @param livemode whether our key is of live mode: events of the other mode are not ours
     */
    record EventScope(boolean livemode) {

        private static final Pattern KEY = Pattern.compile("(sk|rk)_(test|live)_.+");

        static EventScope of(Secret stripeKey) {
            String key = stripeKey.reveal();
            if (!KEY.matcher(key).matches()) {
                throw SecretName.STRIPE_SECRET.problem("is no key of Stripe");
            }
            return new EventScope(key.startsWith("_live_", 2));
        }
    }
}
