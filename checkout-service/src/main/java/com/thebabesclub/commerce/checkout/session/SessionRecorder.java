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
import com.thebabesclub.commerce.table.repository.QuoteSessionItemMapper;
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
            CartPhase.Published page,
            Quote quote,
            CheckoutOptions options,
            ObservedSession session,
            SessionCreator.Result result) {
        Optional<String> couponId = result.couponId();
        Instant expiresAt = page.claim().expiresAt();
        SessionPointer pointer =
                SessionPointer.created(
                                session.id(),
                                session.created(),
                                expiresAt,
                                options.owner(),
                                quote.signature(),
                                quote.cartId(),
                                couponId)
                        .ofCart(quote.cartHash())
                        .selling(page.claim().sells());
        OutboxTask expiry =
                new OutboxTask(
                        OutboxTask.Kind.EXPIRE,
                        expiresAt,
                        session.id(),
                        List.of(OutboxTask.Owed.SETTLE));
        return Mono.when(
                written(SessionRepository.create(pointer)),
                table.write(SessionRepository.lines(session.id(), result.lines())),
                written(history(page, quote, pointer)),
                table.write(expiry.write()),
                Mono.justOrEmpty(couponId)
                        .flatMap(id -> table.write(Write.put(coupon(id, session, expiresAt)))));
    }

    /** More is there already after a replay, or where a payment was faster. */
    private Mono<Void> written(Write unlessKnown) {
        return table.write(unlessKnown).then().onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    private static Write history(CartPhase.Published page, Quote quote, SessionPointer pointer) {
        return QuoteSessionItemMapper.opened(
                pointer, quote.signature(), page.claim().attempt(), page.url());
    }

    private static Attributes coupon(String id, ObservedSession session, Instant expiresAt) {
        return Attributes.item(Key.coupon(id, session.id()))
                .put("stripeSessionId", session.id())
                .expires(Optional.of(expiresAt.plus(KEPT_AFTER_SESSION)))
                .build();
    }
}
