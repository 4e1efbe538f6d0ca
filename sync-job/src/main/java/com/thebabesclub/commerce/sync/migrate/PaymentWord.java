package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an old order was paid. The first functions wrote {@code completed} without looking; that
 * is believed of orders whose payment cannot be pending any more, and Stripe is asked of the rest.
 */
final class PaymentWord {

    /** As long as a pending payment is asked for, and longer than a sync looks back. */
    private static final Duration MAY_BE_PENDING = Duration.ofDays(30);

    private final StripeSessions stripe;
    private final TokenBucket pace;
    private final Clock clock;

    PaymentWord(StripeSessions stripe, TokenBucket pace, Clock clock) {
        this.stripe = stripe;
        this.pace = pace;
        this.clock = clock;
    }

    /** What is known of the payment; {@link NotUnderstood} where that cannot be. */
    Mono<Facts> of(OldOrder order) {
        boolean believed = order.status().equals(OldOrder.COMPLETED);
        boolean old = order.at().isBefore(clock.instant().minus(MAY_BE_PENDING));
        if (believed && old) {
            return Mono.just(order.facts());
        }
        return pace.take()
                .then(Mono.defer(() -> stripe.retrieve(order.sessionId())))
                .map(session -> facts(order, session))
                .onErrorResume(StripeRefused.class, refused -> unknown(order, refused));
    }

    private static Facts facts(OldOrder order, ObservedSession session) {
        Stage stage = session.facts().stage();
        if (!stage.isComplete()) {
            throw new NotUnderstood("Stripe says that its session is " + stage.text());
        }
        return new Facts(stage, session.facts().details(), Optional.of(order.completedAt()));
    }

    /** A session of another account, or of Stripe's test mode. */
    private static Mono<Facts> unknown(OldOrder order, StripeRefused refused) {
        if (!refused.isMissing()) {
            return Mono.error(refused);
        }
        return order.status().equals(OldOrder.COMPLETED)
                ? Mono.just(order.facts())
                : Mono.error(
                        new NotUnderstood(
                                "its status is not completed, and Stripe has no such session"));
    }
}
