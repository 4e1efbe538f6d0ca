package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.due.DueTask;
import com.thebabesclub.commerce.due.DueTask.Owed;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Reading;
import com.thebabesclub.commerce.order.Order;
import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.order.OrderStatus;
import com.thebabesclub.commerce.order.QuotedLines;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one settlement writes, as one transaction. A function of values: the same
 * knowledge gives the same writes.
 *
 * @param seen the pointer as it was read; version 0 where there was none
 * @param next the pointer as it will be
 * @param linesToKeep lines that are not in the table yet
 */
record Commit(
        SessionPointer seen,
        SessionPointer next,
        Optional<Order> order,
        Optional<QuotedLines> linesToKeep,
        boolean linesStored,
        Cause cause,
        Instant now) {

    private static final Duration FIRST_POLL = Duration.ofHours(1);

    /** A paid cart is remembered longer than any quote of it could still be valid. */
    private static final Duration PAID_CART_KEPT = Duration.ofDays(3);

    static final String PAID_BY = "paidBy";

    List<Write> writes(EventLedger ledger, OrderRetention retention, Taught taught) {
        List<Write> writes = new ArrayList<>();
        writes.addAll(Sessions.replace(seen, next));
        linesToKeep.ifPresent(lines -> writes.add(Sessions.lines(next.sessionId(), lines)));
        order.filter(retention::isKept).ifPresent(kept -> writes.add(write(kept, retention)));
        if (createsOrder()) {
            order.ifPresent(created -> writes.add(number(created)));
        }
        newPaymentIntent().ifPresent(intent -> writes.add(pointTo(intent)));
        if (settlesNow()) {
            next.cartId().ifPresent(cartId -> writes.add(markPaid(cartId)));
        }
        if (next.facts().stage() == Stage.EXPIRED && linesStored) {
            writes.add(Sessions.expireLines(next));
        }
        due().ifPresent(task -> writes.add(task.write()));
        cause.event().ifPresent(event -> writes.addAll(ledger.done(event, taught.failedSince())));
        return writes;
    }

    boolean createsOrder() {
        return order.isPresent() && seen.record().isEmpty();
    }

    /** What this commit adds to the metrics once it has happened. */
    Reading[] readings() {
        List<Reading> readings = new ArrayList<>();
        if (createsOrder()) {
            readings.add(Metric.NEW_ORDERS.one(cause.source().text()));
        }
        if (!seen.facts().stage().isSettled()
                && order.filter(now -> now.status() == OrderStatus.NEEDS_REVIEW).isPresent()) {
            readings.add(Metric.ORDERS_IN_REVIEW.one());
        }
        if (duplicateOf(next) && !duplicateOf(seen)) {
            readings.add(Metric.SECOND_PAYMENTS.one());
        }
        return readings.toArray(Reading[]::new);
    }

    private static boolean duplicateOf(SessionPointer pointer) {
        return pointer.record().flatMap(OrderRecord::duplicateOf).isPresent();
    }

    /** What is owed because of this commit, all of it in one item. */
    Optional<DueTask> due() {
        Stage before = seen.facts().stage();
        Stage after = next.facts().stage();
        if (before == after) {
            return Optional.empty();
        }
        List<Owed> coupon = next.couponId().map(_ -> List.of(Owed.REMOVE_COUPON)).orElse(List.of());
        return switch (after) {
            case OPEN -> Optional.empty();
            case UNPAID -> task(DueTask.Kind.POLL, now.plus(FIRST_POLL), List.of(Owed.SETTLE));
            case EXPIRED ->
                    coupon.isEmpty() ? Optional.empty() : task(DueTask.Kind.COUPON, now, coupon);
            case FAILED -> task(DueTask.Kind.MAIL, now, and(List.of(Owed.CUSTOMER_MAIL), coupon));
            case FREE, PAID ->
                    before.isSettled()
                            ? Optional.empty()
                            : task(
                                    DueTask.Kind.MAIL,
                                    now,
                                    and(List.of(Owed.CUSTOMER_MAIL, Owed.SHOP_MAIL), coupon));
        };
    }

    /** True where the money arrives with this commit, for a cart that nobody has paid before. */
    private boolean settlesNow() {
        return next.facts().stage().isSettled()
                && !seen.facts().stage().isSettled()
                && next.record().filter(record -> record.duplicateOf().isPresent()).isEmpty();
    }

    private static Write write(Order order, OrderRetention retention) {
        return Write.put(OrderItem.of(order, retention.now(), retention.expiry(order)));
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
     * Refused where another session of the same cart was paid first: this payment is a second one.
     */
    private Write markPaid(String cartId) {
        return Write.update(
                Key.activeSession(cartId),
                Condition.missing(PAID_BY).or(Condition.equal(PAID_BY, next.sessionId())),
                Change.set(PAID_BY, next.sessionId()),
                Change.set("paidAt", now.getEpochSecond()),
                Change.set(Attributes.EXPIRES_AT, now.plus(PAID_CART_KEPT).getEpochSecond()));
    }

    private Optional<DueTask> task(DueTask.Kind kind, Instant at, List<Owed> owed) {
        return Optional.of(new DueTask(kind, at, next.sessionId(), owed));
    }

    private static List<Owed> and(List<Owed> first, List<Owed> second) {
        List<Owed> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
