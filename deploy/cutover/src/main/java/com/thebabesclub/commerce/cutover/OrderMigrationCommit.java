package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes an old order one that settlement knows: everything that its commit would have written
 * beside the order. One transaction, so that an order is known wholly or not at all.
 *
 * @param facts what is known of the payment
 * @param withNumber false where another order has the number
 * @param withPayment false where another session has the payment
 */
record OrderMigrationCommit(
        LegacyOrder order,
        PaymentFacts facts,
        boolean withNumber,
        boolean withPayment,
        Instant now) {

    private static final Duration FIRST_POLL = Duration.ofHours(1);
    private static final String STATUS = "status";
    private static final String SESSION = "sessionId";

    List<Write> writes() {
        SessionPointer none = pointer();
        SessionPointer known = none.with(facts, Optional.of(order.orderRecord()));
        List<Write> writes = new ArrayList<>(SessionRepository.replace(none, known));
        order.lines()
                .ifPresent(lines -> writes.add(SessionRepository.lines(order.sessionId(), lines)));
        if (withNumber) {
            writes.add(pointTo(numberKey()));
        }
        if (withPayment) {
            paymentKey().ifPresent(key -> writes.add(pointTo(key)));
        }
        writes.addAll(row());
        writes.addAll(EmailPointerRepository.change(none, known, true, expiry()));
        if (facts.stage() == SessionStage.UNPAID) {
            writes.add(poll());
        }
        return writes;
    }

    OrderMigrationCommit withoutNumber() {
        return new OrderMigrationCommit(order, facts, false, withPayment, now);
    }

    OrderMigrationCommit withoutPayment() {
        return new OrderMigrationCommit(order, facts, withNumber, false, now);
    }

    Key numberKey() {
        return Key.orderNumber(order.number().text());
    }

    Optional<Key> paymentKey() {
        return facts.details().paymentIntentId().map(Key::paymentIntent);
    }

    /**
     * The time in the order's key stands for the session's creation, so that every path computes
     * the key that the order has.
     */
    private SessionPointer pointer() {
        return new SessionPointer(
                order.sessionId(),
                order.at(),
                Optional.empty(),
                Optional.of(order.orderRecord().owner()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                PaymentFacts.NONE,
                Optional.empty(),
                List.of(),
                false);
    }

    private Write pointTo(Key key) {
        return Write.put(
                Attributes.item(key).put(SESSION, order.sessionId()).build(),
                Condition.absent().or(Condition.equal(SESSION, order.sessionId())));
    }

    /** The order itself, which must still be there. */
    private List<Write> row() {
        Key old = order.row().key();
        if (order.moves()) {
            Attributes.Builder moved = order.row().copiedTo(order.key());
            moved.put("userId", order.owner());
            status().ifPresent(status -> moved.put(STATUS, status));
            return List.of(
                    Write.delete(old, Condition.present()),
                    Write.put(moved.build(), Condition.absent()));
        }
        return List.of(
                status().<Write>map(
                                status ->
                                        Write.update(
                                                old,
                                                Condition.present(),
                                                AttributeChange.set(STATUS, status)))
                        .orElseGet(() -> new Write.Check(old, Condition.present())));
    }

    /** The legacy Python Lambdas wrote that an order was paid as soon as the customer was done. */
    private Optional<String> status() {
        return switch (facts.stage()) {
            case UNPAID -> Optional.of(OrderStatus.PENDING_PAYMENT.text());
            case FAILED -> Optional.of(OrderStatus.PAYMENT_FAILED.text());
            case OPEN, EXPIRED, FREE, PAID -> Optional.empty();
        };
    }

    private Optional<Instant> expiry() {
        return order.row().findTime(Attributes.EXPIRES_AT);
    }

    private Write poll() {
        return new OutboxTask(
                        Kind.POLL, now.plus(FIRST_POLL), order.sessionId(), List.of(Owed.SETTLE))
                .write();
    }
}
