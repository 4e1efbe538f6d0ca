package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * What is to be brought into the table of a session.
 *
 * @param session where the session itself was observed; without it a pointer that is missing is
 *     rebuilt from what Stripe has
 * @param learning what else is brought
 */
public record News(String sessionId, Optional<ObservedSession> session, Learning learning) {

    /**
     * Facts that may have to be fetched. Asked anew for every attempt, after the pointer was read:
     * what is fetched is never older than the version that it is committed on.
     */
    @FunctionalInterface
    public interface Learning {
        Mono<Facts> after(SessionPointer seen);
    }

    /** A session as it was observed. */
    public static News of(ObservedSession observed) {
        return new News(observed.id(), Optional.of(observed), _ -> Mono.just(Facts.NONE));
    }

    /** What was learned of a session that the table should have. */
    public static News of(String sessionId, Learning learning) {
        return new News(sessionId, Optional.empty(), learning);
    }

    /** That the personal data of a session's customer is to be forgotten. */
    public static News erasure(String sessionId) {
        return of(sessionId, _ -> Mono.just(Facts.ERASED));
    }

    News with(ObservedSession observed) {
        return new News(sessionId, Optional.of(observed), learning);
    }

    Mono<Facts> facts(SessionPointer seen) {
        Facts observed = session.map(ObservedSession::facts).orElse(Facts.NONE);
        return learning.after(seen).map(observed::join);
    }

    /** Masked: the facts are personal. */
    @Override
    public String toString() {
        return "News[" + sessionId + "]";
    }
}
