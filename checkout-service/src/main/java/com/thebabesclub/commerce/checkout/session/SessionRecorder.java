package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes down a session that was made. All of it is written before anybody learns its address, so
 * that a session that can be paid is always known.
 */
@Singleton
final class SessionRecorder {

    /** As long as the session's pointer. */
    private static final Duration KEPT_AFTER_SESSION = Duration.ofDays(45);

    private final CommerceTable table;

    SessionRecorder(CommerceTable table) {
        this.table = table;
    }

    /** The cart has a later claim, or another session of this one: this must not be paid. */
    static final class Superseded extends RuntimeException {
        Superseded(WriteRefused refused) {
            super("another session has the cart", refused, false, false);
        }
    }

    /** Ends without a value, or with {@link Superseded}. May be made again. */
    Mono<Void> write(
            CartClaim claim,
            Quote quote,
            CheckoutOptions options,
            SessionCreation.Made made,
            SessionCreator.Result result) {
        ObservedSession session = made.session();
        Optional<String> couponId = result.couponId();
        Instant expiresAt = claim.expiresAt();
        SessionPointer pointer =
                SessionPointer.created(
                        session.id(),
                        session.created(),
                        expiresAt,
                        options.owner(),
                        quote.signature(),
                        quote.cartId(),
                        couponId);
        OutboxTask expiry =
                new OutboxTask(
                        OutboxTask.Kind.EXPIRE,
                        expiresAt,
                        session.id(),
                        List.of(OutboxTask.Owed.SETTLE));
        CartState.Made live = new CartState.Made(session.id(), made.url());
        Mono<Void> published =
                table.write(CartRepository.publish(quote.cartId(), claim, live))
                        .onErrorMap(WriteRefused.class, Superseded::new)
                        .then();
        Mono<Void> described =
                Mono.whenDelayError(
                        written(SessionRepository.create(pointer)),
                        table.write(SessionRepository.lines(session.id(), result.lines())),
                        table.write(Write.put(history(claim, quote, session, couponId))),
                        table.write(expiry.write()),
                        Mono.justOrEmpty(couponId)
                                .flatMap(
                                        id ->
                                                table.write(
                                                        Write.put(
                                                                coupon(id, session, expiresAt)))));
        // At once, for the sake of the round trip: so what failed has to be taken back, and what
        // makes the session known leaves last, lest a process dies with only that on its way.
        return Mono.whenDelayError(described, published)
                .onErrorResume(
                        DependencyUnavailable.class,
                        failure -> withdrawn(quote, claim, live, failure));
    }

    private Mono<Void> withdrawn(
            Quote quote, CartClaim claim, CartState.Made live, DependencyUnavailable failure) {
        return table.write(CartRepository.withdraw(quote.cartId(), claim, live))
                .onErrorResume(_ -> Mono.empty())
                .then(Mono.error(failure));
    }

    /** The pointer is there already after a replay, or where a payment was faster. */
    private Mono<Void> written(Write pointer) {
        return table.write(pointer).then().onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    private static Attributes history(
            CartClaim claim, Quote quote, ObservedSession session, Optional<String> couponId) {
        return Attributes.item(Key.quoteSession(quote.signature(), session.id()))
                .put("stripeSessionId", session.id())
                .put("attempt", claim.attempt())
                .put("couponId", couponId)
                .put("createdAt", session.created().getEpochSecond())
                .expires(Optional.of(claim.expiresAt().plus(KEPT_AFTER_SESSION)))
                .build();
    }

    private static Attributes coupon(String id, ObservedSession session, Instant expiresAt) {
        return Attributes.item(Key.coupon(id, session.id()))
                .put("stripeSessionId", session.id())
                .expires(Optional.of(expiresAt.plus(KEPT_AFTER_SESSION)))
                .build();
    }
}
