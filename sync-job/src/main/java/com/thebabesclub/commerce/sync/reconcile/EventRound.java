package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.event.EventTypes;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.ledger.PayloadDigest;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.PaymentNews;
import com.thebabesclub.commerce.order.Refunds;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.EventPage;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.StripeEvents;

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
final class EventRound implements Round {

    private final StripeEvents events;
    private final Paced stripe;
    private final EventLedger ledger;
    private final SessionLook sessions;
    private final PaymentLook payments;
    private final String app;

    EventRound(
            StripeEvents events,
            Paced stripe,
            EventLedger ledger,
            SessionLook sessions,
            PaymentLook payments,
            String app) {
        this.events = events;
        this.stripe = stripe;
        this.ledger = ledger;
        this.sessions = sessions;
        this.payments = payments;
        this.app = app;
    }

    @Override
    public Mono<Batch> page(Window window, Optional<String> after) {
        return stripe.ask(
                        () ->
                                events.list(
                                        EventTypes.ofLateChange(),
                                        window.from(),
                                        window.to(),
                                        after))
                .flatMap(this::batch);
    }

    private Mono<Batch> batch(EventPage page) {
        List<String> ids = page.events().stream().map(payload -> payload.event().id()).toList();
        return ledger.doneOf(ids)
                .map(
                        done ->
                                page.events().stream()
                                        .filter(told -> !done.containsKey(told.event().id()))
                                        .toList())
                .flatMap(this::looks)
                .map(looks -> new Batch(looks, page.next()));
    }

    private Mono<List<Look>> looks(List<EventPayload> undone) {
        List<Told> news = undone.stream().flatMap(payload -> told(payload).stream()).toList();
        return payments.read(news)
                .map(
                        read -> {
                            List<Look> looks = new ArrayList<>();
                            for (EventPayload payload : undone) {
                                session(payload).ifPresent(looks::add);
                                told(payload)
                                        .map(told -> payments.look(told, read))
                                        .ifPresent(looks::add);
                            }
                            return looks;
                        });
    }

    private Optional<Look> session(EventPayload payload) {
        StripeEvent event = payload.event();
        return event.session()
                .filter(session -> session.isOf(app))
                .map(session -> Look.other(event.id(), event.created(), verdict(session, payload)));
    }

    private Mono<Verdict> verdict(ObservedSession session, EventPayload payload) {
        return sessions.verdict(
                        session, Stand.NOTHING, Drift.ASYNC_PAYMENT, Optional.of(receipt(payload)))
                .map(
                        verdict ->
                                verdict instanceof Verdict.Repaired
                                        ? verdict
                                        : new Verdict.Nothing());
    }

    private static Optional<Told> told(EventPayload payload) {
        StripeEvent event = payload.event();
        return event.payment()
                .flatMap(news -> known(news).map(known -> told(payload, news, known)));
    }

    private static Told told(EventPayload payload, PaymentNews news, Predicate<Facts> known) {
        return new Told(
                payload.event().id(),
                payload.event().created(),
                news,
                news instanceof PaymentNews.Disputed ? Drift.DISPUTE : Drift.REFUND,
                known,
                Optional.of(receipt(payload)));
    }

    /** What an event tells of a dispute may be old, so that Stripe is asked. */
    private static Optional<Predicate<Facts>> known(PaymentNews news) {
        return switch (news) {
            case PaymentNews.Refunded refunded -> {
                Facts told = Facts.of(new Refunds(refunded.refund()));
                yield Optional.of(facts -> facts.join(told).equals(facts));
            }
            case PaymentNews.RefundedInAll _ -> Optional.empty();
            case PaymentNews.Disputed _ -> Optional.of(_ -> false);
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
