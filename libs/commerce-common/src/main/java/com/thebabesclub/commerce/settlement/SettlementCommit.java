package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.Todo;
import com.thebabesclub.commerce.domain.order.TodoReason;
import com.thebabesclub.commerce.domain.session.OrderChange;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.stock.SaleWrites;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.OrderItemMapper;
import com.thebabesclub.commerce.table.repository.OrderListingItemMapper;
import com.thebabesclub.commerce.table.repository.QuoteSessionItemMapper;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.TimelineItemMapper;
import com.thebabesclub.commerce.table.repository.TodoWritePlanner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that one settlement writes, as one transaction. A function of values: the same
 * knowledge gives the same writes.
 *
 * @param seen the pointer as it was read; version 0 where there was none
 * @param next the pointer as it will be
 * @param before the order as the pointer that was read made it
 * @param linesToKeep lines that are not in the table yet
 * @param tellsOthers whether others are told what becomes of orders
 * @param atOnce what whoever commits does right after it
 */
record SettlementCommit(
        SessionPointer seen,
        SessionPointer next,
        Optional<Order> before,
        Optional<Order> order,
        Optional<QuotedLines> linesToKeep,
        boolean linesStored,
        SettlementCause cause,
        Instant now,
        boolean tellsOthers,
        PostCommitTasks atOnce) {

    List<Write> writes(OrderRetentionPolicy retention, RetryContext context) {
        List<Write> writes = new ArrayList<>();
        writes.addAll(SessionRepository.replace(seen, next));
        linesToKeep.ifPresent(
                lines -> writes.add(SessionRepository.lines(next.sessionId(), lines)));
        Optional<Order> kept = order.filter(retention::isKept);
        kept.ifPresent(
                stored -> {
                    writes.add(write(stored, retention));
                    writes.add(OrderListingItemMapper.put(stored, retention.expiry(stored)));
                    writes.add(told(retention.expiry(stored)));
                    orderEvent().map(this::owe).ifPresent(writes::add);
                    writes.addAll(
                            TodoWritePlanner.change(before, stored, retention.expiry(stored)));
                });
        writes.addAll(
                EmailPointerRepository.change(
                        seen, next, kept.isPresent(), kept.flatMap(retention::expiry)));
        if (createsOrder()) {
            order.ifPresent(created -> writes.add(number(created)));
        }
        newPaymentIntent().ifPresent(intent -> writes.add(pointTo(intent)));
        CartPaymentRepository.change(seen, next, now).ifPresent(writes::add);
        writes.addAll(
                SaleWrites.change(
                        seen, next, context.stock(), order.flatMap(retention::expiry), now));
        QuoteSessionItemMapper.change(seen, next).ifPresent(writes::add);
        if (next.facts().stage() == SessionStage.EXPIRED && linesStored) {
            writes.add(SessionRepository.expireLines(next));
        }
        FollowUpTaskPlanner.of(seen, next, now).forEach(task -> writes.add(owe(task)));
        order.flatMap(after -> ErasureTaskPlanner.of(after, now))
                .map(OutboxTask::write)
                .ifPresent(writes::add);
        cause.event().ifPresent(event -> writes.addAll(event.done(context.failedSince())));
        return writes;
    }

    boolean createsOrder() {
        return order.isPresent() && seen.record().isEmpty();
    }

    /** What this commit adds to the metrics once it has happened. */
    Measurement[] readings() {
        List<Measurement> readings = new ArrayList<>();
        if (createsOrder()) {
            readings.add(Metric.NEW_ORDERS.one(cause.source().text()));
        }
        if (!seen.facts().stage().isSettled()
                && order.filter(now -> now.status() == OrderStatus.NEEDS_REVIEW).isPresent()) {
            readings.add(Metric.ORDERS_IN_REVIEW.one());
        }
        if (next.facts().refunded().doubtful() > seen.facts().refunded().doubtful()) {
            readings.add(Metric.ORDERS_IN_REVIEW.one());
        }
        if (duplicateOf(next) && !duplicateOf(seen)) {
            readings.add(Metric.SECOND_PAYMENTS.one());
        }
        newReasons().forEach(reason -> readings.add(Metric.NEEDS_PERSON.one(reason.text())));
        return readings.toArray(Measurement[]::new);
    }

    /** What went wrong with this commit, and was well before. */
    private Set<TodoReason> newReasons() {
        Set<TodoReason> reasons = reasons(order);
        reasons.removeAll(reasons(before));
        return reasons;
    }

    private static Set<TodoReason> reasons(Optional<Order> order) {
        Set<TodoReason> reasons = EnumSet.noneOf(TodoReason.class);
        order.map(Todo::troubles).ifPresent(all -> all.forEach(todo -> reasons.add(todo.reason())));
        return reasons;
    }

    private static boolean duplicateOf(SessionPointer pointer) {
        return pointer.record().flatMap(OrderRecord::duplicateOf).isPresent();
    }

    private static Write write(Order order, OrderRetentionPolicy retention) {
        return Write.put(OrderItemMapper.of(order, retention.now(), retention.expiry(order)));
    }

    private Write told(Optional<Instant> expiry) {
        return TimelineItemMapper.commit(
                next.sessionId(),
                next.version(),
                OrderChange.between(seen, next),
                cause.source().text(),
                cause.event().map(CausingEvent::id),
                now,
                expiry);
    }

    private static Write number(Order order) {
        Key key = Key.orderNumber(order.record().number().text());
        return Write.put(
                Attributes.item(key).put("sessionId", order.sessionId()).build(),
                Condition.absent().or(Condition.equal("sessionId", order.sessionId())));
    }

    private Optional<String> newPaymentIntent() {
        Optional<String> known = seen.facts().details().paymentIntentId();
        return next.facts()
                .details()
                .paymentIntentId()
                .filter(intent -> !known.equals(Optional.of(intent)));
    }

    private Write pointTo(String intent) {
        return Write.put(
                Attributes.item(Key.paymentIntent(intent))
                        .put("sessionId", next.sessionId())
                        .build());
    }

    /**
     * What this commit owes and whoever committed means to do at once: the customer's mail first.
     */
    List<OutboxTask> mine() {
        return Stream.concat(
                        FollowUpTaskPlanner.of(seen, next, now).stream(), orderEvent().stream())
                .filter(this::isMine)
                .toList();
    }

    private Write owe(OutboxTask task) {
        return isMine(task) ? OutboxRepository.oweMine(task) : task.write();
    }

    /** What is sent as soon as this is committed, letters by an event of Stripe only. */
    private boolean isMine(OutboxTask task) {
        return atOnce.includes(task.kind())
                && switch (task.kind()) {
                    case MAIL -> cause.event().isPresent();
                    case ORDER_EVENT -> true;
                    case EXPIRE, POLL, REFUND, ERASE, RESERVATION, RESTOCK, COUPON -> false;
                };
    }

    /** Empty where nobody is told. */
    private Optional<OutboxTask> orderEvent() {
        return tellsOthers
                ? Optional.of(OutboxTask.orderEvent(next.sessionId(), next.version(), now))
                : Optional.empty();
    }
}
