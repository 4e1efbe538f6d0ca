package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.order.Dispute;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.OrderNumber;
import com.thebabesclub.commerce.order.PaymentNews;
import com.thebabesclub.commerce.order.Refunds;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripePayments;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Tells what {@link Settling} would do, and writes nothing. */
final class Rehearsal implements Repair {

    private final Standings standings;
    private final StripePayments payments;
    private final Paced stripe;

    Rehearsal(Standings standings, StripePayments payments, Paced stripe) {
        this.standings = standings;
        this.payments = payments;
        this.stripe = stripe;
    }

    @Override
    public Mono<Verdict> session(
            ObservedSession session, Stand stand, Drift behind, Optional<EventReceipt> event) {
        standings.imagine(session.id(), stand.facts().join(session.facts()));
        return Mono.just(
                stand.hasOrder()
                        ? new Verdict.Repaired(behind, session.id(), Optional.empty())
                        : created(session));
    }

    @Override
    public Mono<Verdict> payment(Told told, String sessionId, Stand stand) {
        return learned(told.news(), stand.facts())
                .map(
                        learned -> {
                            Facts joined = stand.facts().join(learned);
                            if (joined.equals(stand.facts())) {
                                return new Verdict.Nothing();
                            }
                            standings.imagine(sessionId, joined);
                            return new Verdict.Repaired(told.drift(), sessionId, Optional.empty());
                        });
    }

    @Override
    public Mono<Verdict> missing(Told told, ObservedSession session) {
        return learned(told.news(), session.facts())
                .map(
                        learned -> {
                            standings.imagine(session.id(), session.facts().join(learned));
                            return created(session);
                        });
    }

    private Mono<Facts> learned(PaymentNews news, Facts known) {
        return switch (news) {
            case PaymentNews.Refunded told -> Mono.just(Facts.of(new Refunds(told.refund())));
            case PaymentNews.RefundedInAll hint -> Mono.just(Facts.of(new Refunds(hint.told())));
            case PaymentNews.Disputed told ->
                    stripe.ask(() -> payments.dispute(told.disputeId()))
                            .map(now -> known.disputes().fetched(now, next(known)))
                            .map(Facts::of);
        };
    }

    /** A version after all that are known. */
    private static long next(Facts known) {
        return 1 + known.disputes().all().stream().mapToLong(Dispute::revision).max().orElse(0);
    }

    private static Verdict created(ObservedSession session) {
        return new Verdict.Repaired(
                Drift.MISSING, session.id(), Optional.of(OrderNumber.of(session.id()).text()));
    }
}
