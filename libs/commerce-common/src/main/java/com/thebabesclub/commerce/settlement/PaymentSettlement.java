package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.PaymentNews;
import com.thebabesclub.commerce.order.PaymentNews.Payment;
import com.thebabesclub.commerce.order.Refunds;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeSessions;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * Settles what is told of a payment: refunds and disputes name a payment intent and not the session
 * that was paid. Finds the session, and brings the news to it.
 */
public final class PaymentSettlement {

    private final Settlement settlement;
    private final Sessions sessions;
    private final StripeSessions stripeSessions;
    private final StripePayments stripePayments;
    private final String app;

    /**
     * @param app the mark of this shop in the metadata of its sessions
     */
    public PaymentSettlement(
            Settlement settlement,
            Sessions sessions,
            StripeSessions stripeSessions,
            StripePayments stripePayments,
            String app) {
        this.settlement = settlement;
        this.sessions = sessions;
        this.stripeSessions = stripeSessions;
        this.stripePayments = stripePayments;
        this.app = app;
    }

    /**
     * Brings news of a payment into the table. A payment that the table does not know is looked for
     * at Stripe once: a session of ours is settled with what Stripe has of it and with the news.
     * Empty where the payment is of another system on the same Stripe account.
     *
     * <p>The errors are those of {@link Settlement#settle}.
     */
    public Mono<Settled.Change> settle(PaymentNews news, Cause cause) {
        return intent(news.payment()).flatMap(intent -> settle(intent, news, cause));
    }

    /**
     * The same for news that are known not to be in the table: how the session stands then. Empty
     * where the payment is of another system.
     */
    public Mono<Settled> settleUndone(PaymentNews news, Cause cause) {
        return intent(news.payment())
                .flatMap(
                        intent ->
                                sessions.ofPaymentIntent(intent)
                                        .singleOptional()
                                        .flatMap(known -> about(intent, news, known)))
                .flatMap(found -> settlement.settleUndone(found, cause.about(found.sessionId())));
    }

    private Mono<Settled.Change> settle(String intent, PaymentNews news, Cause cause) {
        Mono<Optional<String>> known = sessions.ofPaymentIntent(intent).singleOptional();
        return Mono.zip(known, settlement.isDone(cause))
                .flatMap(
                        read ->
                                read.getT2()
                                        ? Mono.just(Settled.Change.NONE)
                                        : about(intent, news, read.getT1())
                                                .flatMap(found -> bring(found, cause)));
    }

    private Mono<Settled.Change> bring(News found, Cause cause) {
        return settlement.settleUndone(found, cause.about(found.sessionId())).map(Settled::change);
    }

    /** Only an old API or a payment without Checkout leaves the intent out. */
    private Mono<String> intent(Payment payment) {
        return Mono.justOrEmpty(payment.intentId())
                .switchIfEmpty(
                        Mono.justOrEmpty(payment.chargeId()).flatMap(stripePayments::intentOf));
    }

    private Mono<News> about(String intent, PaymentNews news, Optional<String> sessionId) {
        News.Learning learning = seen -> learn(intent, news, seen);
        return sessionId
                .map(id -> Mono.just(News.of(id, learning)))
                .orElseGet(
                        () ->
                                lookedUp(intent)
                                        .map(
                                                session ->
                                                        News.of(session.id(), learning)
                                                                .with(session)));
    }

    /** Our session that Stripe knows of the intent; empty where there is none. */
    private Mono<ObservedSession> lookedUp(String intent) {
        return stripeSessions
                .ofPaymentIntent(intent)
                .flatMap(
                        sessions ->
                                Mono.justOrEmpty(
                                        sessions.stream()
                                                .filter(session -> session.isOf(app))
                                                .findFirst()));
    }

    private Mono<Facts> learn(String intent, PaymentNews news, SessionPointer seen) {
        Facts known = seen.facts();
        return switch (news) {
            case PaymentNews.Refunded told -> Mono.just(Facts.of(new Refunds(told.refund())));
            case PaymentNews.RefundedInAll hint -> {
                Refunds told = new Refunds(hint.told());
                yield known.refunds().join(told).standing() == hint.standing()
                        ? Mono.just(Facts.of(told))
                        : stripePayments.refunds(intent).map(all -> Facts.of(new Refunds(all)));
            }
            case PaymentNews.Disputed told ->
                    stripePayments
                            .dispute(told.disputeId())
                            .map(now -> known.disputes().fetched(now, seen.version() + 1))
                            .map(Facts::of);
        };
    }
}
