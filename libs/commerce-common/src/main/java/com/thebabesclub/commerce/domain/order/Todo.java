package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about an order that needs a person now: at most one of each reason.
 *
 * @param since when that began, as far as the facts tell: the same on every path
 * @param amount the money that it is about, in minor units
 */
public record Todo(TodoReason reason, Instant since, long amount) {

    /** What an order has for a person to do. A function of the order, however it came about. */
    public static List<Todo> of(Order order) {
        return Stream.of(dispute(order), review(order), refund(order))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Todo> dispute(Order order) {
        List<Dispute> open = order.facts().disputes().open();
        return open.stream()
                .map(Dispute::created)
                .findFirst()
                .map(
                        since ->
                                new Todo(
                                        TodoReason.DISPUTE,
                                        since,
                                        open.stream().mapToLong(Dispute::amount).sum()));
    }

    /** What was given back in full is no question any more. */
    private static Optional<Todo> review(Order order) {
        PaymentFacts facts = order.facts();
        long paid = facts.details().amounts().total().orElse(0L);
        boolean isDoubtful =
                order.status() == OrderStatus.NEEDS_REVIEW
                        || (facts.stage().isSettled() && order.record().duplicateOf().isPresent());
        if (isDoubtful && facts.refundProgress() != RefundProgress.FULL) {
            Instant since = facts.completedAt().orElse(order.created());
            return Optional.of(new Todo(TodoReason.REVIEW, since, paid));
        }
        return facts.refunds().doubtful(facts.details().amounts()).stream()
                .map(Refund::created)
                .findFirst()
                .map(since -> new Todo(TodoReason.REVIEW, since, paid));
    }

    private static Optional<Todo> refund(Order order) {
        PaymentFacts facts = order.facts();
        if (facts.refundProgress() == RefundProgress.FULL) {
            return Optional.empty();
        }
        List<Refund> failed = facts.refunds().failedForGood();
        long sum =
                failed.stream()
                        .flatMap(one -> one.amount().of(facts.details().amounts()).stream())
                        .mapToLong(Long::longValue)
                        .sum();
        return failed.stream()
                .map(Refund::created)
                .findFirst()
                .map(since -> new Todo(TodoReason.REFUND, since, sum));
    }
}
