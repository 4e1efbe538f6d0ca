package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentObservation.Payment;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is told of payments with what the table knows, and has it repaired where they
 * differ. What is known costs a key of a batch; only a payment that nobody knows is looked for at
 * Stripe.
 */
final class PaymentComparison {

    /** Payments of other systems that one run remembers; more are asked for again. */
    private static final int MOST_FOREIGN = 10_000;

    private final StoredStateReader storedStateReader;
    private final StripeSessionClient sessions;
    private final StripePaymentClient payments;
    private final RateLimitedRequestExecutor stripe;
    private final RepairStrategy repairStrategy;
    private final String app;
    private final Set<String> foreign = new HashSet<>();

    PaymentComparison(
            StoredStateReader storedStateReader,
            StripeSessionClient sessions,
            StripePaymentClient payments,
            RateLimitedRequestExecutor stripe,
            RepairStrategy repairStrategy,
            String app) {
        this.storedStateReader = storedStateReader;
        this.sessions = sessions;
        this.payments = payments;
        this.stripe = stripe;
        this.repairStrategy = repairStrategy;
        this.app = app;
    }

    /** What a page of news is about, read in two batches. */
    record Read(Map<String, String> sessionIds, Map<String, StoredState> stands) {}

    Mono<Read> read(Collection<RemoteChange> page) {
        Set<String> intents = new HashSet<>();
        page.forEach(
                remoteChange -> remoteChange.news().payment().intentId().ifPresent(intents::add));
        return storedStateReader
                .ofIntents(intents)
                .flatMap(
                        ids ->
                                storedStateReader
                                        .of(Set.copyOf(ids.values()))
                                        .map(stands -> new Read(ids, stands)));
    }

    Candidate look(RemoteChange remoteChange, Read read) {
        Mono<RepairResult> verdict =
                Mono.justOrEmpty(remoteChange.news().payment().intentId())
                        .map(intent -> Optional.ofNullable(read.sessionIds().get(intent)))
                        .flatMap(
                                known ->
                                        known.map(id -> known(remoteChange, id, read))
                                                .orElseGet(() -> unknown(remoteChange)))
                        .switchIfEmpty(Mono.defer(() -> ofCharge(remoteChange)));
        return Candidate.other(remoteChange.id(), remoteChange.created(), verdict);
    }

    /** All that one page tells, in its order. */
    List<Candidate> looks(List<RemoteChange> page, Read read) {
        return page.stream().map(remoteChange -> look(remoteChange, read)).toList();
    }

    private Mono<RepairResult> known(RemoteChange remoteChange, String sessionId, Read read) {
        StoredState first = read.stands().getOrDefault(sessionId, StoredState.NOTHING);
        return isKnown(remoteChange, first)
                ? Mono.just(new RepairResult.Nothing())
                : compared(remoteChange, sessionId);
    }

    private Mono<RepairResult> compared(RemoteChange remoteChange, String sessionId) {
        return storedStateReader
                .now(sessionId)
                .flatMap(
                        now -> {
                            if (isKnown(remoteChange, now)) {
                                return Mono.just(new RepairResult.Nothing());
                            }
                            return now.hasOrder()
                                    ? repairStrategy.payment(remoteChange, sessionId, now)
                                    : unknown(remoteChange);
                        });
    }

    private static boolean isKnown(RemoteChange remoteChange, StoredState storedState) {
        return storedState.hasOrder() && remoteChange.known().test(storedState.facts());
    }

    private Mono<RepairResult> unknown(RemoteChange remoteChange) {
        return Mono.justOrEmpty(remoteChange.news().payment().intentId())
                .filter(intent -> !foreign.contains(intent))
                .flatMap(
                        intent ->
                                ours(intent)
                                        .flatMap(session -> found(remoteChange, session))
                                        .switchIfEmpty(Mono.fromSupplier(() -> alien(intent))))
                .defaultIfEmpty(new RepairResult.Nothing());
    }

    private Mono<ObservedSession> ours(String intent) {
        return stripe.ask(() -> sessions.ofPaymentIntent(intent))
                .flatMap(
                        found ->
                                Mono.justOrEmpty(
                                        found.stream()
                                                .filter(session -> session.isOf(app))
                                                .findFirst()));
    }

    private Mono<RepairResult> found(RemoteChange remoteChange, ObservedSession session) {
        return storedStateReader
                .now(session.id())
                .flatMap(
                        now -> {
                            if (isKnown(remoteChange, now)) {
                                return Mono.just(new RepairResult.Nothing());
                            }
                            return now.hasOrder()
                                    ? repairStrategy.payment(remoteChange, session.id(), now)
                                    : repairStrategy.missing(remoteChange, session);
                        });
    }

    private RepairResult alien(String intent) {
        if (foreign.size() < MOST_FOREIGN) {
            foreign.add(intent);
        }
        return new RepairResult.Nothing();
    }

    /** Only an old API or a payment without Checkout leaves the intent out. */
    private Mono<RepairResult> ofCharge(RemoteChange remoteChange) {
        Payment payment = remoteChange.news().payment();
        if (payment.intentId().isPresent() || payment.chargeId().isEmpty()) {
            return Mono.just(new RepairResult.Nothing());
        }
        String charge = payment.chargeId().get();
        return stripe.ask(() -> payments.intentOf(charge))
                .flatMap(
                        intent ->
                                storedStateReader
                                        .ofIntents(List.of(intent))
                                        .map(ids -> Optional.ofNullable(ids.get(intent)))
                                        .flatMap(
                                                id ->
                                                        id.map(
                                                                        known ->
                                                                                compared(
                                                                                        remoteChange,
                                                                                        known))
                                                                .orElseGet(
                                                                        () ->
                                                                                of(
                                                                                        intent,
                                                                                        remoteChange))))
                .defaultIfEmpty(new RepairResult.Nothing());
    }

    private Mono<RepairResult> of(String intent, RemoteChange remoteChange) {
        return ours(intent).flatMap(session -> found(remoteChange, session));
    }
}
