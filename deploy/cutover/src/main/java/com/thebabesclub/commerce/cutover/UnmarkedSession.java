package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionMetadata;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A session of which neither its marks nor the table say that it is ours.
 *
 * @param namesUser whether {@code SETTLE_UNMARKED_SESSIONS} takes it; else somebody has to adopt it
 * @param amount in the smallest unit of its currency
 * @param terminalBy when nothing can become of it any more that is not known now
 */
@Serdeable
record UnmarkedSession(
        String id,
        Instant created,
        String stage,
        boolean namesUser,
        long amount,
        String currency,
        Instant terminalBy) {

    /** Stripe ends a session that nobody pays after this. */
    private static final Duration LIFE = Duration.ofHours(24);

    /** A bank debit has arrived or failed by then. */
    private static final Duration DEBIT = Duration.ofDays(14);

    static UnmarkedSession of(ObservedSession session) {
        return new UnmarkedSession(
                session.id(),
                session.created(),
                session.facts().stage().name().toLowerCase(Locale.ROOT),
                session.metadata(SessionMetadata.USER_ID).isPresent(),
                session.facts().details().amounts().total().orElse(0L),
                session.facts().details().amounts().currency().orElse("-"),
                terminalBy(session));
    }

    private static Instant terminalBy(ObservedSession session) {
        SessionStage stage = session.facts().stage();
        return switch (stage) {
            case OPEN -> session.expiresAt().orElse(session.created().plus(LIFE));
            case UNPAID -> session.created().plus(DEBIT);
            default -> session.created();
        };
    }
}
