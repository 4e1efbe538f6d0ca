package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events of late change: what happens to a payment when its session has left every window.
 * Those that are done in the ledger are only asked for the day of their session, which is summed
 * anew: up to three keys of batches.
 */
record EventPassReader(
        StripeEventClient events,
        RateLimitedRequestExecutor stripe,
        EventLedger ledger,
        SessionReconciler sessions,
        PaymentReconciler payments,
        SessionOwnershipService ownership)
        implements PassReader {

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(
                        () ->
                                events.list(
                                        HandledEventTypes.ofLateChange(),
                                        window.from(),
                                        window.to(),
                                        after))
                .flatMap(
                        page ->
                                ledger.undone(page)
                                        .flatMap(undone -> candidates(page.elements(), undone))
                                        .map(found -> new CandidatePage(found, page.next())));
    }

    private Mono<List<Candidate>> candidates(List<EventPayload> all, List<EventPayload> undone) {
        all.stream()
                .filter(payload -> !undone.contains(payload))
                .flatMap(payload -> payload.event().session().stream())
                .forEach(done -> sessions.states().touch(done.created()));
        List<RemoteChange> changes =
                all.stream().flatMap(payload -> RemoteChange.of(payload).stream()).toList();
        List<ObservedSession> sessionsTold =
                undone.stream().flatMap(payload -> payload.event().session().stream()).toList();
        return Mono.zip(payments.read(changes), ownership.ours(sessionsTold))
                .map(
                        read ->
                                undone.stream()
                                        .flatMap(
                                                payload ->
                                                        candidates(
                                                                payload,
                                                                read.getT1(),
                                                                read.getT2()))
                                        .toList());
    }

    private Stream<Candidate> candidates(
            EventPayload payload, PaymentReconciler.Read read, Set<String> ours) {
        return Stream.concat(session(payload, ours).stream(), payment(payload, read).stream());
    }

    private Optional<Candidate> payment(EventPayload payload, PaymentReconciler.Read read) {
        return RemoteChange.of(payload).map(change -> payments.candidate(change, read));
    }

    private Optional<Candidate> session(EventPayload payload, Set<String> ours) {
        StripeEvent event = payload.event();
        return event.session()
                .filter(session -> ours.contains(session.id()))
                .map(
                        session ->
                                Candidate.other(
                                        event.id(), event.created(), verdict(session, payload)));
    }

    private Mono<CandidateResult> verdict(ObservedSession session, EventPayload payload) {
        EventReceipt receipt = EventReceipt.of(payload.event(), payload.bytes());
        return sessions.verdict(
                        session, StoredState.NOTHING, DriftKind.ASYNC_PAYMENT, Optional.of(receipt))
                .map(
                        result ->
                                result instanceof CandidateResult.Repaired
                                        ? result
                                        : new CandidateResult.Nothing());
    }
}
