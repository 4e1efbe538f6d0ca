package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes what the shop's people have to say about an order. */
@Singleton
final class OrderNoteService {

    /** Somebody has settled the session meanwhile; the same note fits the next version. */
    private static final Retry LOST =
            Retry.max(5)
                    .filter(WriteRefused.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final SessionRepository sessions;
    private final OrderNoteRepository notes;
    private final Clock clock;

    OrderNoteService(SessionRepository sessions, OrderNoteRepository notes, Clock clock) {
        this.sessions = sessions;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Writes a note once, however often it is asked for with the same key. Empty where there is no
     * such order.
     *
     * @param by the operator
     * @param key of the request
     */
    Mono<NoteReply> write(OrderQuery.BySession order, String by, String key, String text) {
        OrderNote note =
                new OrderNote(
                        RequestDigest.of(by, key),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        by,
                        text);
        return Mono.defer(() -> sessions.findStrongly(order.id()))
                .filter(session -> session.record().isPresent())
                .doOnNext(OrderNoteService::requireNotErased)
                .flatMap(session -> notes.put(session, note))
                .retryWhen(LOST)
                .map(
                        written -> {
                            if (!written.isAgain(note)) {
                                throw Problem.conflict(
                                                "idempotency_conflict",
                                                "Another note was written with this"
                                                        + " Idempotency-Key.")
                                        .exception();
                            }
                            return NoteReply.of(written);
                        });
    }

    /** Who was forgotten is not written about. */
    private static void requireNotErased(SessionPointer session) {
        if (session.facts().erased()) {
            throw Problem.conflict(
                            "order_erased", "The customer of this order was erased: no notes.")
                    .exception();
        }
    }
}
