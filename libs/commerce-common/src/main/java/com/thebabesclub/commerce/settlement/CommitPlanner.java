package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Works out what a settlement writes, from what is known and what was refused before.
 *
 * @param tellsOthers whether others are told what becomes of orders
 * @param atOnce what whoever commits does right after it
 */
record CommitPlanner(
        StripeSessionClient stripe, Clock clock, boolean tellsOthers, PostCommitTasks atOnce) {

    /** The commit that brings a pointer from what it knew to what is known now. */
    Mono<SettlementCommit> of(
            SessionPointer seen,
            PaymentFacts joined,
            SessionRepository.Stored stored,
            SettlementCause cause,
            RetryContext context) {
        Optional<QuotedLines> lines = stored.lines();
        if (!joined.stage().isComplete()) {
            SessionPointer next = seen.with(joined, seen.record());
            return Mono.just(
                    new SettlementCommit(
                            seen,
                            next,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            lines.isPresent(),
                            cause,
                            clock.instant(),
                            tellsOthers,
                            atOnce));
        }
        OrderRecord record =
                seen.record()
                        .orElseGet(() -> record(seen, joined, cause, context))
                        .duplicateOf(context.duplicateOf())
                        .oversold(context.stock().oversold());
        SessionPointer next = seen.with(joined, Optional.of(record));
        return QuotedAndChargedLines.of(seen.sessionId(), lines, joined.details(), stripe)
                .map(
                        ordered ->
                                new SettlementCommit(
                                        seen,
                                        next,
                                        before(seen, ordered)
                                                .map(order -> order.with(stored.shop())),
                                        Order.of(
                                                        seen.sessionId(),
                                                        seen.created(),
                                                        record,
                                                        ordered.quoted(),
                                                        ordered.charged(),
                                                        joined)
                                                .map(order -> order.with(stored.shop())),
                                        lines.isPresent()
                                                ? Optional.empty()
                                                : Optional.of(ordered.quoted()),
                                        lines.isPresent(),
                                        cause,
                                        clock.instant(),
                                        tellsOthers,
                                        atOnce));
    }

    /** What the pointer that was read made of the order, with the lines that it has now. */
    private static Optional<Order> before(SessionPointer seen, QuotedAndChargedLines ordered) {
        return seen.record()
                .flatMap(
                        record ->
                                Order.of(
                                        seen.sessionId(),
                                        seen.created(),
                                        record,
                                        ordered.quoted(),
                                        ordered.charged(),
                                        seen.facts()));
    }

    private OrderRecord record(
            SessionPointer seen, PaymentFacts facts, SettlementCause cause, RetryContext context) {
        OrderOwner owner =
                seen.owner()
                        .or(() -> byEmail(facts))
                        .orElseGet(() -> new OrderOwner(seen.sessionId(), false));
        return new OrderRecord(
                owner,
                context.number().orElseGet(() -> OrderNumber.of(seen.sessionId())),
                cause.source(),
                context.duplicateOf(),
                Instant.ofEpochSecond(clock.instant().getEpochSecond()));
    }

    /**
     * A guest's order is filed under the e-mail that Stripe collected, as it always was in this
     * table.
     */
    private static Optional<OrderOwner> byEmail(PaymentFacts facts) {
        return facts.details()
                .customerEmail()
                .map(email -> new OrderOwner(email.toLowerCase(Locale.ROOT), false));
    }
}
