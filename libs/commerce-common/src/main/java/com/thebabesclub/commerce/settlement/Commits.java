package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.Order;
import com.thebabesclub.commerce.order.OrderNumber;
import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.order.QuotedLines;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.stripe.StripeSessions;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Works out what a settlement writes, from what is known and what was refused before. */
record Commits(StripeSessions stripe, Clock clock) {

    /** The commit that brings a pointer from what it knew to what is known now. */
    Mono<Commit> of(
            SessionPointer seen,
            Facts joined,
            Optional<QuotedLines> lines,
            Cause cause,
            Taught taught) {
        if (!joined.stage().isComplete()) {
            SessionPointer next = seen.with(joined, seen.record());
            return Mono.just(
                    new Commit(
                            seen,
                            next,
                            Optional.empty(),
                            Optional.empty(),
                            lines.isPresent(),
                            cause,
                            clock.instant()));
        }
        OrderRecord record =
                seen.record()
                        .orElseGet(() -> record(seen, joined, cause, taught))
                        .duplicateOf(taught.duplicateOf());
        SessionPointer next = seen.with(joined, Optional.of(record));
        return OrderLines.of(seen.sessionId(), lines, joined.details(), stripe)
                .map(
                        ordered ->
                                new Commit(
                                        seen,
                                        next,
                                        Order.of(
                                                seen.sessionId(),
                                                seen.created(),
                                                record,
                                                ordered.quoted(),
                                                ordered.charged(),
                                                joined),
                                        lines.isPresent()
                                                ? Optional.empty()
                                                : Optional.of(ordered.quoted()),
                                        lines.isPresent(),
                                        cause,
                                        clock.instant()));
    }

    private OrderRecord record(SessionPointer seen, Facts facts, Cause cause, Taught taught) {
        Owner owner =
                seen.owner()
                        .or(() -> byEmail(facts))
                        .orElseGet(() -> new Owner(seen.sessionId(), false));
        return new OrderRecord(
                owner,
                taught.number().orElseGet(() -> OrderNumber.of(seen.sessionId())),
                cause.source(),
                taught.duplicateOf(),
                Instant.ofEpochSecond(clock.instant().getEpochSecond()));
    }

    /**
     * A guest's order is filed under the e-mail that Stripe collected, as it always was in this
     * table.
     */
    private static Optional<Owner> byEmail(Facts facts) {
        return facts.details()
                .customerEmail()
                .map(email -> new Owner(email.toLowerCase(Locale.ROOT), false));
    }
}
