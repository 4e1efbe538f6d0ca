package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Payment;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares what is told of payments with what the table knows, and has it repaired where they
 * differ. What is known costs a key of a batch; only a payment that nobody knows is looked for at
 * Stripe.
 */
final class PaymentReconciler {

    /** Payments of other systems that one run remembers; more are asked for again. */
    private static final int MOST_FOREIGN = 10_000;

    private final StoredStateReader states;
    private final StripeSessionClient sessions;
    private final StripePaymentClient payments;
    private final RateLimitedRequestExecutor stripe;
    private final RepairStrategy repair;
    private final SessionOwnershipService ownership;
    private final Set<String> foreign = new HashSet<>();

    PaymentReconciler(
            StoredStateReader states,
            StripeSessionClient sessions,
            StripePaymentClient payments,
            RateLimitedRequestExecutor stripe,
            RepairStrategy repair,
            SessionOwnershipService ownership) {
        this.states = states;
        this.sessions = sessions;
        this.payments = payments;
        this.stripe = stripe;
        this.repair = repair;
        this.ownership = ownership;
    }

    /** What a page of changes is about, read in two batches. */
    record Read(Map<String, String> sessionIds, Map<String, StoredState> stored) {}

    Mono<Read> read(Collection<RemoteChange> page) {
        Set<String> intents = new HashSet<>();
        page.forEach(change -> change.observation().payment().intentId().ifPresent(intents::add));
        return states.ofIntents(intents)
                .flatMap(
                        ids ->
                                states.of(Set.copyOf(ids.values()))
                                        .map(stored -> new Read(ids, stored)));
    }

    Candidate candidate(RemoteChange change, Read read) {
        Mono<CandidateResult> verdict =
                Mono.justOrEmpty(change.observation().payment().intentId())
                        .map(intent -> Optional.ofNullable(read.sessionIds().get(intent)))
                        .flatMap(
                                known ->
                                        known.map(id -> known(change, id, read))
                                                .orElseGet(() -> unknown(change)))
                        .switchIfEmpty(Mono.defer(() -> ofCharge(change)));
        return Candidate.other(change.id(), change.created(), verdict);
    }

    /** All that one page tells, in its order. */
    Mono<CandidatePage> page(StripePage<RemoteChange> page) {
        return read(page.elements())
                .map(read -> page.elements().stream().map(one -> candidate(one, read)).toList())
                .map(candidates -> new CandidatePage(candidates, page.next()));
    }

    private Mono<CandidateResult> known(RemoteChange change, String sessionId, Read read) {
        StoredState first = read.stored().getOrDefault(sessionId, StoredState.NOTHING);
        return isKnown(change, first)
                ? Mono.just(new CandidateResult.Nothing())
                : compared(change, sessionId);
    }

    private Mono<CandidateResult> compared(RemoteChange change, String sessionId) {
        return compared(change, sessionId, () -> unknown(change));
    }

    /**
     * @param withoutOrder what is done where the session has no order
     */
    private Mono<CandidateResult> compared(
            RemoteChange change, String sessionId, Supplier<Mono<CandidateResult>> withoutOrder) {
        return states.now(sessionId)
                .flatMap(
                        now -> {
                            if (isKnown(change, now)) {
                                return Mono.just(new CandidateResult.Nothing());
                            }
                            return now.hasOrder()
                                    ? repair.payment(change, sessionId, now)
                                    : withoutOrder.get();
                        });
    }

    private static boolean isKnown(RemoteChange change, StoredState stored) {
        return stored.hasOrder() && change.known().test(stored.facts());
    }

    private Mono<CandidateResult> unknown(RemoteChange change) {
        return Mono.justOrEmpty(change.observation().payment().intentId())
                .filter(intent -> !foreign.contains(intent))
                .flatMap(
                        intent ->
                                ours(intent)
                                        .flatMap(session -> found(change, session))
                                        .switchIfEmpty(Mono.fromSupplier(() -> alien(intent))))
                .defaultIfEmpty(new CandidateResult.Nothing());
    }

    private Mono<ObservedSession> ours(String intent) {
        return stripe.ask(() -> sessions.ofPaymentIntent(intent))
                .flatMapIterable(found -> found)
                .filterWhen(ownership::isOurs)
                .next();
    }

    private Mono<CandidateResult> found(RemoteChange change, ObservedSession session) {
        return compared(change, session.id(), () -> repair.missing(change, session));
    }

    private CandidateResult alien(String intent) {
        if (foreign.size() < MOST_FOREIGN) {
            foreign.add(intent);
        }
        return new CandidateResult.Nothing();
    }

    /** Only an old API or a payment without Checkout leaves the intent out. */
    private Mono<CandidateResult> ofCharge(RemoteChange change) {
        Payment payment = change.observation().payment();
        if (payment.intentId().isPresent() || payment.chargeId().isEmpty()) {
            return Mono.just(new CandidateResult.Nothing());
        }
        String charge = payment.chargeId().get();
        return stripe.ask(() -> payments.intentOf(charge))
                .flatMap(
                        intent ->
                                states.ofIntents(List.of(intent))
                                        .map(ids -> Optional.ofNullable(ids.get(intent)))
                                        .flatMap(
                                                id ->
                                                        id.map(known -> compared(change, known))
                                                                .orElseGet(
                                                                        () -> of(intent, change))))
                .defaultIfEmpty(new CandidateResult.Nothing());
    }

    private Mono<CandidateResult> of(String intent, RemoteChange change) {
        return ours(intent).flatMap(session -> found(change, session));
    }
}
