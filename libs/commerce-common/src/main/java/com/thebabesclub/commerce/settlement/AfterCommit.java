package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.due.DueTask;
import com.thebabesclub.commerce.order.Order;

import reactor.core.publisher.Mono;

/**
 * What is done of the things owed right after their commit, before its caller goes on. It never
 * fails the settlement, which stands; what is not done is left in the due queue.
 */
@FunctionalInterface
public interface AfterCommit {

    AfterCommit NOTHING = (_, _) -> Mono.empty();

    /** The task is claimed already; the order is as it was committed. */
    Mono<Void> run(DueTask mine, Order order);
}
