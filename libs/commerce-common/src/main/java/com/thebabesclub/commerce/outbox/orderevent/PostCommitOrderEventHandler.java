package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.PostCommitTaskHandler;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.VersionRange;
import com.thebabesclub.commerce.outbox.orderevent.PendingOrderEvents.Pending;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Tells others of what was just committed, if there is time: at the end of the request that
 * committed it, or at once where there is none. It fails nothing; what is not told is the sweep's.
 *
 * @param handlers tells of an order as it was in a version
 */
record PostCommitOrderEventHandler(
        OutboxRepository queue,
        BiFunction<Order, Long, TaskHandler> handlers,
        Metrics metrics,
        Clock clock)
        implements PostCommitTaskHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PostCommitOrderEventHandler.class);

    /** With less than this left of a request nothing is begun. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** Kept back of a request's time, to mark what was told and to answer. */
    private static final Duration FOR_THE_MARK = Duration.ofSeconds(1);

    /** A slow receiver must not make whoever waits for the answer wait longer. */
    private static final Duration AT_ONCE_LIMIT = Duration.ofSeconds(4);

    @Override
    public Mono<Void> run(OutboxTask mine, Order order) {
        return Mono.deferContextual(
                context -> {
                    Optional<PendingOrderEvents> request = PendingOrderEvents.of(context);
                    request.ifPresent(pending -> pending.add(mine, order));
                    return request.isPresent()
                            ? Mono.empty()
                            : tell(List.of(Pending.of(mine, order)));
                });
    }

    /** One order after the other, within one limit for all of them. */
    Mono<Void> tell(List<Pending> orders) {
        return Mono.deferContextual(
                context -> {
                    Optional<Duration> left = Deadline.of(context).map(Deadline::left);
                    if (left.filter(time -> time.compareTo(LEAST) < 0).isPresent()) {
                        return Mono.empty();
                    }
                    Deadline end = Deadline.in(limit(left), clock);
                    return Flux.fromIterable(orders).concatMap(order -> tell(order, end), 1).then();
                });
    }

    private static Duration limit(Optional<Duration> left) {
        return left.map(time -> time.minus(FOR_THE_MARK))
                .filter(time -> time.compareTo(AT_ONCE_LIMIT) < 0)
                .orElse(AT_ONCE_LIMIT);
    }

    private Mono<Void> tell(Pending order, Deadline end) {
        Duration left = end.left();
        if (left.compareTo(Deadline.LEAST) < 0) {
            return Mono.empty();
        }
        long version = order.last().versions().map(VersionRange::through).orElseThrow();
        TaskHandler handler = handlers.apply(order.order(), version);
        TaskExecutor executor =
                new TaskExecutor(queue, Map.of(Owed.ORDER_EVENT, handler), left, metrics, clock);
        return queue.mineAlone(order.first(), version)
                .flatMap(executor::run)
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("sessionId", order.first().sessionId())
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .log("Order event left to the sweep");
                            return Mono.empty();
                        })
                .then();
    }
}
