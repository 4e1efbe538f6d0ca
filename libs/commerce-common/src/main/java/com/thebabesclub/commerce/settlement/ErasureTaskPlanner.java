package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.ErasurePolicy;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxTask;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a customer who has asked for it is to be forgotten. A function of values. */
final class ErasureTaskPlanner {

    /** By then the last letter is out, and a slip of the shop's people is taken back. */
    static final Duration GRACE = Duration.ofDays(1);

    private ErasureTaskPlanner() {}

    /** Of a commit after which nothing is owed; nothing where nobody asked or goods are owed. */
    static Optional<OutboxTask> of(Order order, Instant now) {
        return order.erasureAskedAt()
                .filter(_ -> !ErasurePolicy.owesGoods(order))
                .map(_ -> OutboxTask.erasure(order.sessionId(), now.plus(GRACE)));
    }

    /** Whatever becomes of the order. */
    static OutboxTask atTheLatest(String sessionId, Instant asked) {
        return OutboxTask.erasure(sessionId, asked.plus(ErasurePolicy.LONGEST_WAIT));
    }
}
