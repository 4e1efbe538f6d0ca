package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.ledger.PayloadDigest;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * Events, told apart. What is not ours costs neither a read nor a write; what is ours is settled
 * before the answer, since work after it would be frozen on Lambda.
 */
final class EventWork {

    private static final Logger LOG = LoggerFactory.getLogger(EventWork.class);

    private final EventScope scope;
    private final Settlement settlement;
    private final PaymentSettlement payments;
    private final UnfinishedEvents unfinished;
    private final Metrics metrics;

    EventWork(
            EventScope scope,
            Settlement settlement,
            PaymentSettlement payments,
            UnfinishedEvents unfinished,
            Metrics metrics) {
        this.scope = scope;
        this.settlement = settlement;
        this.payments = payments;
        this.unfinished = unfinished;
        this.metrics = metrics;
    }

    /**
     * Handles an event whose signature was verified.
     *
     * @param body the bytes that it came as
     */
    Mono<Outcome> handle(StripeEvent event, byte[] body) {
        return Mono.deferContextual(
                context -> {
                    Trace trace = Trace.of(context);
                    return decide(event, body, trace)
                            .doOnNext(outcome -> metrics.record(outcome.reading()))
                            .doOnNext(outcome -> log(trace, event, outcome));
                });
    }

    private Mono<Outcome> decide(StripeEvent event, byte[] body, Trace trace) {
        boolean late = EventTypes.OF_PAYMENTS.contains(event.type());
        if (!late && !EventTypes.OF_SESSIONS.contains(event.type())) {
            return Mono.just(Outcome.IGNORED_TYPE);
        }
        if (event.livemode() != scope.livemode()) {
            return Mono.just(Outcome.IGNORED_LIVEMODE);
        }
        return late ? settlePayment(event, body) : settleSession(event, body, trace);
    }

    private Mono<Outcome> settleSession(StripeEvent event, byte[] body, Trace trace) {
        Optional<ObservedSession> session = event.session().filter(seen -> seen.isOf(scope.app()));
        if (session.isEmpty()) {
            return Mono.just(Outcome.IGNORED_FOREIGN);
        }
        if (event.type().equals(EventTypes.COMPLETED)) {
            trace.mark(LOG.atInfo())
                    .addKeyValue("eventId", event.id())
                    .addKeyValue("sessionId", session.get().id())
                    .log("Processing checkout completion");
        }
        EventReceipt receipt = receipt(event, body).about(session.get().id());
        return settlement
                .settle(session.get(), Cause.event(receipt))
                .map(settled -> Outcome.of(settled.change()));
    }

    private Mono<Outcome> settlePayment(StripeEvent event, byte[] body) {
        return Mono.justOrEmpty(event.payment())
                .flatMap(news -> payments.settle(news, Cause.event(receipt(event, body))))
                .map(Outcome::of)
                .switchIfEmpty(Mono.defer(() -> foreign(event)));
    }

    /** An event may have failed before it turned out that it is not ours. */
    private Mono<Outcome> foreign(StripeEvent event) {
        return unfinished.forget(event.id()).thenReturn(Outcome.IGNORED_FOREIGN);
    }

    private static EventReceipt receipt(StripeEvent event, byte[] body) {
        return new EventReceipt(
                event.id(),
                event.type(),
                event.created(),
                Optional.empty(),
                PayloadDigest.of(body));
    }

    private static void log(Trace trace, StripeEvent event, Outcome outcome) {
        trace.mark(LOG.atInfo())
                .addKeyValue("eventId", event.id())
                .addKeyValue("type", event.type())
                .addKeyValue("outcome", outcome.name())
                .log("Webhook event handled");
    }
}
