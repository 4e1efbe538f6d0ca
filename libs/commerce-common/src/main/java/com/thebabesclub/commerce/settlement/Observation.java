package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is to be brought into the table of a session.
 *
 * @param session where the session itself was observed; without it a pointer that is missing is
 *     rebuilt from what Stripe has
 * @param learning what else is brought
 */
public record Observation(String sessionId, Optional<ObservedSession> session, Learning learning) {

    /**
     * Facts that may have to be fetched. Asked anew for every attempt, after the pointer was read:
     * what is fetched is never older than the version that it is committed on.
     */
    @FunctionalInterface
    public interface Learning {
        Mono<PaymentFacts> after(SessionPointer seen);
    }

    /** A session as it was observed. */
    public static Observation of(ObservedSession observed) {
        return new Observation(
                observed.id(), Optional.of(observed), _ -> Mono.just(PaymentFacts.NONE));
    }

    /** What was learned of a session that the table should have. */
    public static Observation of(String sessionId, Learning learning) {
        return new Observation(sessionId, Optional.empty(), learning);
    }

    /**
     * That the personal data of a session's customer is to be forgotten, if the session is still
     * theirs who asked for it.
     */
    public static Observation erasure(String sessionId, Predicate<SessionPointer> isTheirs) {
        return of(
                sessionId,
                seen -> Mono.just(isTheirs.test(seen) ? PaymentFacts.ERASED : PaymentFacts.NONE));
    }

    Observation with(ObservedSession observed) {
        return new Observation(sessionId, Optional.of(observed), learning);
    }

    Mono<PaymentFacts> facts(SessionPointer seen) {
        PaymentFacts observed = session.map(ObservedSession::facts).orElse(PaymentFacts.NONE);
        return learning.after(seen).map(observed::join);
    }

    /** Masked: the facts are personal. */
    @Override
    public String toString() {
        return "Observation[" + sessionId + "]";
    }
}
