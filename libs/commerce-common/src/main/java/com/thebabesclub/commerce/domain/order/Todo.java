package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about an order that needs a person now: at most one of each reason.
 *
 * @param since when that began, as far as the facts tell: the same on every path
 * @param amount the money that it is about, in minor units
 * @param dueBy until when something can be done; empty where nothing says so
 */
public record Todo(TodoReason reason, Instant since, long amount, Optional<Instant> dueBy) {

    private Todo(TodoReason reason, Instant since, long amount) {
        this(reason, since, amount, Optional.empty());
    }

    /** What an order has for a person to do. A function of the order, however it came about. */
    public static List<Todo> of(Order order) {
        return Stream.of(
                        dispute(order),
                        fraud(order),
                        oversold(order),
                        review(order),
                        refund(order),
                        pack(order))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What of that went wrong, and is not the shop's daily work. */
    public static List<Todo> troubles(Order order) {
        return of(order).stream().filter(todo -> todo.reason().isTrouble()).toList();
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
                                        open.stream().mapToLong(Dispute::amount).sum(),
                                        order.facts().disputes().evidenceDueBy()));
    }

    /** What was given back in full cannot be taken by fraud any more. */
    private static Optional<Todo> fraud(Order order) {
        PaymentFacts facts = order.facts();
        return facts.alerts().open(RadarAlert.Kind.FRAUD_WARNING).stream()
                .filter(_ -> facts.refundProgress() != RefundProgress.FULL)
                .map(RadarAlert::created)
                .findFirst()
                .map(since -> new Todo(TodoReason.FRAUD, since, paid(order)));
    }

    private static long paid(Order order) {
        return order.facts().details().amounts().total().orElse(0L);
    }

    /** As soon as the payment is under way: the customer is to be told early. */
    private static Optional<Todo> oversold(Order order) {
        PaymentFacts facts = order.facts();
        boolean isOwed =
                isOversold(order)
                        && facts.stage() != SessionStage.FAILED
                        && facts.refundProgress() != RefundProgress.FULL
                        && !order.isCancelled();
        return isOwed
                ? Optional.of(new Todo(TodoReason.OVERSOLD, completed(order), paid(order)))
                : Optional.empty();
    }

    private static boolean isOversold(Order order) {
        return !order.record().oversold().isEmpty();
    }

    /** What was given back in full is no question any more. */
    private static Optional<Todo> review(Order order) {
        PaymentFacts facts = order.facts();
        boolean isDoubtful =
                (order.status() == OrderStatus.NEEDS_REVIEW && !isOversold(order))
                        || (facts.stage().isSettled() && order.record().duplicateOf().isPresent());
        if (isDoubtful && facts.refundProgress() != RefundProgress.FULL) {
            return Optional.of(new Todo(TodoReason.REVIEW, completed(order), paid(order)));
        }
        return Stream.concat(
                        facts.refunds().doubtful(facts.details().amounts()).stream()
                                .map(Refund::created),
                        facts.alerts().open(RadarAlert.Kind.REVIEW).stream()
                                .map(RadarAlert::created))
                .min(Comparator.naturalOrder())
                .map(since -> new Todo(TodoReason.REVIEW, since, paid(order)));
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
        List<RefundRequest> refused = order.refundLedger().refusedForGood();
        long asked = refused.stream().mapToLong(request -> request.asked().amount()).sum();
        return Stream.concat(
                        failed.stream().map(Refund::created),
                        refused.stream().map(RefundRequest::at))
                .min(Comparator.naturalOrder())
                .map(since -> new Todo(TodoReason.REFUND, since, sum + asked));
    }

    /**
     * Of an order that stands, whose money and whose pieces the shop has; since it was begun, which
     * is the same whoever tells of the payment.
     */
    private static Optional<Todo> pack(Order order) {
        PaymentFacts facts = order.facts();
        boolean stands =
                facts.stage().isSettled()
                        && !order.isCancelled()
                        && !isOversold(order)
                        && facts.refundProgress() != RefundProgress.FULL
                        && !order.refundLedger().isWhole()
                        && !facts.disputes().areLost();
        return stands && hasPiecesToPack(order)
                ? Optional.of(new Todo(TodoReason.PACK, order.created(), paid(order)))
                : Optional.empty();
    }

    private static boolean hasPiecesToPack(Order order) {
        return order.fulfilment().left(FulfilmentStep.PACKED).stream()
                .anyMatch(
                        part ->
                                part.quantity()
                                        > ErasurePolicy.givenBackUnsent(order, part.line()));
    }

    private static Instant completed(Order order) {
        return order.facts().completedAt().orElse(order.created());
    }
}
