package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.LegacyOrderReader.UnreadableRowException;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an old order was paid. The legacy Python Lambdas wrote {@code completed} without looking;
 * that is believed of orders whose payment cannot be pending any more, and Stripe is asked of the
 * rest.
 */
record LegacyPaymentStatus(StripeSessionClient stripe, TokenBucket tokens, Clock clock) {

    /** As long as a pending payment is asked for, and longer than a sync looks back. */
    private static final Duration MAY_BE_PENDING = Duration.ofDays(30);

    /**
     * What is known of the payment of an order.
     *
     * @param isAtStripe false where Stripe was asked and has no such session
     */
    record Answer(PaymentFacts facts, boolean isAtStripe) {}

    /** What is known of the payment; {@link UnreadableRowException} where that cannot be. */
    Mono<Answer> of(LegacyOrder order) {
        boolean believed = order.status().equals(LegacyOrder.COMPLETED);
        boolean old = order.at().isBefore(clock.instant().minus(MAY_BE_PENDING));
        if (believed && old) {
            return Mono.just(new Answer(order.facts(), true));
        }
        return session(order)
                .map(session -> new Answer(facts(order, session), true))
                .onErrorResume(StripeRefused.class, refused -> unknown(order, refused));
    }

    /** The session as Stripe has it. */
    Mono<ObservedSession> session(LegacyOrder order) {
        return tokens.take().then(Mono.defer(() -> stripe.retrieve(order.sessionId())));
    }

    private static PaymentFacts facts(LegacyOrder order, ObservedSession session) {
        SessionStage stage = session.facts().stage();
        if (!stage.isComplete()) {
            throw new UnreadableRowException("Stripe says that its session is " + stage.text());
        }
        return new PaymentFacts(stage, session.facts().details(), Optional.of(order.completedAt()));
    }

    /** A session of another account, or of Stripe's test mode. */
    private static Mono<Answer> unknown(LegacyOrder order, StripeRefused refused) {
        if (!refused.isMissing()) {
            return Mono.error(refused);
        }
        return order.status().equals(LegacyOrder.COMPLETED)
                ? Mono.just(new Answer(order.facts(), false))
                : Mono.error(
                        new UnreadableRowException(
                                "its status is not completed, and Stripe has no such session"));
    }
}
