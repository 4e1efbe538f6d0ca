package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.domain.order.Order;

import reactor.core.publisher.Mono;

/**
 * What is done of the things owed right after their commit, before its caller goes on. It never
 * fails the settlement, which stands; what is not done is left in the due queue.
 */
@FunctionalInterface
public interface PostCommitTaskHandler {

    /** The task is claimed already; the order is as it was committed. */
    Mono<Void> run(OutboxTask mine, Order order);
}
