package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxTask;
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

    /**
     * Everything but what lets the session be paid, at once. Fails with the first that fails; may
     * be made again.
     */
    Mono<Void> write(
            CartClaim claim,
            Quote quote,
            CheckoutOptions options,
            ObservedSession session,
            SessionCreator.Result result) {
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
                                couponId)
                        .ofCart(quote.cartHash());
        OutboxTask expiry =
                new OutboxTask(
                        OutboxTask.Kind.EXPIRE,
                        expiresAt,
                        session.id(),
                        List.of(OutboxTask.Owed.SETTLE));
        return Mono.when(
                written(SessionRepository.create(pointer)),
                table.write(SessionRepository.lines(session.id(), result.lines())),
                table.write(Write.put(history(claim, quote, session, couponId))),
                table.write(expiry.write()),
                Mono.justOrEmpty(couponId)
                        .flatMap(id -> table.write(Write.put(coupon(id, session, expiresAt)))));
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
