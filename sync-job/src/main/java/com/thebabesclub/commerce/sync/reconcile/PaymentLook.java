package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.order.PaymentNews.Payment;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeSessions;

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
final class PaymentLook {

    /** Payments of other systems that one run remembers; more are asked for again. */
    private static final int MOST_FOREIGN = 10_000;

    private final Standings standings;
    private final StripeSessions sessions;
    private final StripePayments payments;
    private final Paced stripe;
    private final Repair repair;
    private final String app;
    private final Set<String> foreign = new HashSet<>();

    PaymentLook(
            Standings standings,
            StripeSessions sessions,
            StripePayments payments,
            Paced stripe,
            Repair repair,
            String app) {
        this.standings = standings;
        this.sessions = sessions;
        this.payments = payments;
        this.stripe = stripe;
        this.repair = repair;
        this.app = app;
    }

    /** What a page of news is about, read in two batches. */
    record Read(Map<String, String> sessionIds, Map<String, Stand> stands) {}

    Mono<Read> read(Collection<Told> page) {
        Set<String> intents = new HashSet<>();
        page.forEach(told -> told.news().payment().intentId().ifPresent(intents::add));
        return standings
                .ofIntents(intents)
                .flatMap(
                        ids ->
                                standings
                                        .of(Set.copyOf(ids.values()))
                                        .map(stands -> new Read(ids, stands)));
    }

    Look look(Told told, Read read) {
        Mono<Verdict> verdict =
                Mono.justOrEmpty(told.news().payment().intentId())
                        .map(intent -> Optional.ofNullable(read.sessionIds().get(intent)))
                        .flatMap(
                                known ->
                                        known.map(id -> known(told, id, read))
                                                .orElseGet(() -> unknown(told)))
                        .switchIfEmpty(Mono.defer(() -> ofCharge(told)));
        return Look.other(told.id(), told.created(), verdict);
    }

    /** All that one page tells, in its order. */
    List<Look> looks(List<Told> page, Read read) {
        return page.stream().map(told -> look(told, read)).toList();
    }

    private Mono<Verdict> known(Told told, String sessionId, Read read) {
        Stand first = read.stands().getOrDefault(sessionId, Stand.NOTHING);
        return isKnown(told, first) ? Mono.just(new Verdict.Nothing()) : compared(told, sessionId);
    }

    private Mono<Verdict> compared(Told told, String sessionId) {
        return standings
                .now(sessionId)
                .flatMap(
                        now -> {
                            if (isKnown(told, now)) {
                                return Mono.just(new Verdict.Nothing());
                            }
                            return now.hasOrder()
                                    ? repair.payment(told, sessionId, now)
                                    : unknown(told);
                        });
    }

    private static boolean isKnown(Told told, Stand stand) {
        return stand.hasOrder() && told.known().test(stand.facts());
    }

    private Mono<Verdict> unknown(Told told) {
        return Mono.justOrEmpty(told.news().payment().intentId())
                .filter(intent -> !foreign.contains(intent))
                .flatMap(
                        intent ->
                                ours(intent)
                                        .flatMap(session -> found(told, session))
                                        .switchIfEmpty(Mono.fromSupplier(() -> alien(intent))))
                .defaultIfEmpty(new Verdict.Nothing());
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

    private Mono<Verdict> found(Told told, ObservedSession session) {
        return standings
                .now(session.id())
                .flatMap(
                        now -> {
                            if (isKnown(told, now)) {
                                return Mono.just(new Verdict.Nothing());
                            }
                            return now.hasOrder()
                                    ? repair.payment(told, session.id(), now)
                                    : repair.missing(told, session);
                        });
    }

    private Verdict alien(String intent) {
        if (foreign.size() < MOST_FOREIGN) {
            foreign.add(intent);
        }
        return new Verdict.Nothing();
    }

    /** Only an old API or a payment without Checkout leaves the intent out. */
    private Mono<Verdict> ofCharge(Told told) {
        Payment payment = told.news().payment();
        if (payment.intentId().isPresent() || payment.chargeId().isEmpty()) {
            return Mono.just(new Verdict.Nothing());
        }
        String charge = payment.chargeId().get();
        return stripe.ask(() -> payments.intentOf(charge))
                .flatMap(
                        intent ->
                                standings
                                        .ofIntents(List.of(intent))
                                        .map(ids -> Optional.ofNullable(ids.get(intent)))
                                        .flatMap(
                                                id ->
                                                        id.map(known -> compared(told, known))
                                                                .orElseGet(() -> of(intent, told))))
                .defaultIfEmpty(new Verdict.Nothing());
    }

    private Mono<Verdict> of(String intent, Told told) {
        return ours(intent).flatMap(session -> found(told, session));
    }
}
