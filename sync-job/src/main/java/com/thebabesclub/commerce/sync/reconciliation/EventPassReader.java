package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PaymentObservation;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.event.PayloadDigest;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.StripePage;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The events of late change: what happens to a payment when its session has left every window.
 * Those that are done in the ledger cost a key of a batch.
 */
final class EventPassReader implements PassReader {

    private final StripeEventClient events;
    private final RateLimitedRequestExecutor stripe;
    private final EventLedger ledger;
    private final SessionComparison sessions;
    private final PaymentComparison payments;
    private final String app;

    EventPassReader(
            StripeEventClient events,
            RateLimitedRequestExecutor stripe,
            EventLedger ledger,
            SessionComparison sessions,
            PaymentComparison payments,
            String app) {
        this.events = events;
        this.stripe = stripe;
        this.ledger = ledger;
        this.sessions = sessions;
        this.payments = payments;
        this.app = app;
    }

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(
                        () ->
                                events.list(
                                        HandledEventTypes.ofLateChange(),
                                        window.from(),
                                        window.to(),
                                        after))
                .flatMap(this::batch);
    }

    private Mono<CandidatePage> batch(StripePage<EventPayload> page) {
        List<String> ids = page.elements().stream().map(payload -> payload.event().id()).toList();
        return ledger.doneOf(ids)
                .map(
                        done ->
                                page.elements().stream()
                                        .filter(told -> !done.containsKey(told.event().id()))
                                        .toList())
                .flatMap(this::looks)
                .map(looks -> new CandidatePage(looks, page.next()));
    }

    private Mono<List<Candidate>> looks(List<EventPayload> undone) {
        List<RemoteChange> news =
                undone.stream().flatMap(payload -> told(payload).stream()).toList();
        return payments.read(news)
                .map(
                        read -> {
                            List<Candidate> looks = new ArrayList<>();
                            for (EventPayload payload : undone) {
                                session(payload).ifPresent(looks::add);
                                told(payload)
                                        .map(change -> payments.look(change, read))
                                        .ifPresent(looks::add);
                            }
                            return looks;
                        });
    }

    private Optional<Candidate> session(EventPayload payload) {
        StripeEvent event = payload.event();
        return event.session()
                .filter(session -> session.isOf(app))
                .map(
                        session ->
                                Candidate.other(
                                        event.id(), event.created(), verdict(session, payload)));
    }

    private Mono<CandidateResult> verdict(ObservedSession session, EventPayload payload) {
        return sessions.verdict(
                        session,
                        StoredState.NOTHING,
                        DriftKind.ASYNC_PAYMENT,
                        Optional.of(receipt(payload)))
                .map(
                        result ->
                                result instanceof CandidateResult.Repaired
                                        ? result
                                        : new CandidateResult.Nothing());
    }

    private static Optional<RemoteChange> told(EventPayload payload) {
        StripeEvent event = payload.event();
        return event.payment()
                .flatMap(news -> known(news).map(known -> told(payload, news, known)));
    }

    private static RemoteChange told(
            EventPayload payload, PaymentObservation news, Predicate<PaymentFacts> known) {
        return new RemoteChange(
                payload.event().id(),
                payload.event().created(),
                news,
                news instanceof PaymentObservation.Disputed ? DriftKind.DISPUTE : DriftKind.REFUND,
                known,
                Optional.of(receipt(payload)));
    }

    /** What an event tells of a dispute may be old, so that Stripe is asked. */
    private static Optional<Predicate<PaymentFacts>> known(PaymentObservation news) {
        return switch (news) {
            case PaymentObservation.Refunded refunded -> {
                PaymentFacts told = PaymentFacts.of(new Refunds(refunded.refund()));
                yield Optional.of(facts -> facts.join(told).equals(facts));
            }
            case PaymentObservation.RefundedInAll _ -> Optional.empty();
            case PaymentObservation.Disputed _ -> Optional.of(_ -> false);
        };
    }

    private static EventReceipt receipt(EventPayload payload) {
        StripeEvent event = payload.event();
        return new EventReceipt(
                event.id(),
                event.type(),
                event.created(),
                Optional.empty(),
                PayloadDigest.of(payload.body().getBytes(StandardCharsets.UTF_8)));
    }
}
