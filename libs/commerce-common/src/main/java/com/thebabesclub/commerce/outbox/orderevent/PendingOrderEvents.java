package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxTask;

import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContextElement;

import reactor.util.context.ContextView;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the commits of one request owe others. They are told once the request's work is done, so
 * that a slow receiver takes no time from it.
 */
final class PendingOrderEvents implements PropagatedContextElement {

    /** Of more orders in one request, those that come later are the sweep's. */
    private static final int MOST = 20;

    /**
     * An order that others are to be told of.
     *
     * @param first the commit that has the claim
     * @param last the latest commit of the request
     * @param order as that commit left it
     */
    record Pending(OutboxTask first, OutboxTask last, Order order) {

        static Pending of(OutboxTask mine, Order order) {
            return new Pending(mine, mine, order);
        }
    }

    private final Map<String, Pending> pending = new LinkedHashMap<>();

    static Optional<PendingOrderEvents> of(ContextView context) {
        return ReactorPropagation.findContextElement(context, PendingOrderEvents.class);
    }

    synchronized void add(OutboxTask mine, Order order) {
        if (pending.size() < MOST || pending.containsKey(mine.sessionId())) {
            pending.merge(
                    mine.sessionId(),
                    Pending.of(mine, order),
                    (before, now) -> new Pending(before.first(), now.last(), now.order()));
        }
    }

    /** Those of before, in the order of their first commits; none is left. */
    synchronized List<Pending> take() {
        List<Pending> taken = List.copyOf(pending.values());
        pending.clear();
        return taken;
    }
}
