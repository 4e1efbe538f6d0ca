package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.PostCommitTaskHandler;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.VersionRange;
import com.thebabesclub.commerce.runtime.BlockingCallExecutor;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.TimelineRepository;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells others what becomes of orders: right after the commit if there is time, else by the sweep
 * of the outbox. Each is told at least once, and an order's versions in turn.
 */
@Singleton
@Requires(beans = Secrets.class)
public final class OrderEventDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(OrderEventDispatcher.class);

    /** With less than this left of a request nothing is begun. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** Kept back of a request's time, to mark what was told and to answer. */
    private static final Duration FOR_THE_MARK = Duration.ofSeconds(1);

    /** A slow receiver must not make Stripe wait for its answer. */
    private static final Duration AT_ONCE_LIMIT = Duration.ofSeconds(4);

    private final OrderEventProperties properties;
    private final OrderEventSender sender;
    private final CommerceTable table;
    private final OutboxRepository queue;
    private final Metrics metrics;
    private final Clock clock;

    public OrderEventDispatcher(
            OrderEventProperties properties,
            ShopProperties shop,
            Secrets secrets,
            BeanProvider<EventBridgeAsyncClient> eventBridge,
            CommerceTable table,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        this.properties = properties;
        this.table = table;
        this.queue = new OutboxRepository(table, clock);
        this.metrics = metrics;
        this.clock = clock;
        List<OrderEventTarget> targets = new ArrayList<>();
        properties
                .eventBus()
                .map(bus -> new EventBridgeTarget(eventBridge::get, bus, shop.app()))
                .ifPresent(targets::add);
        properties
                .webhook()
                .map(address -> new WebhookTarget(address, secrets, clock))
                .ifPresent(targets::add);
        this.sender =
                new OrderEventSender(
                        targets, shop, json, BlockingCallExecutor.named("order-events"), metrics);
    }

    /** For the sweep, which reads the orders; nothing where nobody is told. */
    public Map<Owed, TaskHandler> handlers() {
        return properties.isConfigured() ? Map.of(Owed.ORDER_EVENT, handler(this::now)) : Map.of();
    }

    /** For whoever has just committed the order and has some of a request's time left. */
    public PostCommitTaskHandler afterCommit() {
        return (mine, order) ->
                Mono.deferContextual(
                        context -> {
                            Optional<Duration> left = Deadline.of(context).map(Deadline::left);
                            return left.filter(time -> time.compareTo(LEAST) < 0).isPresent()
                                    ? Mono.empty()
                                    : tell(mine, order, left);
                        });
    }

    private Mono<Void> tell(OutboxTask mine, Order order, Optional<Duration> left) {
        Duration limit =
                left.map(time -> time.minus(FOR_THE_MARK))
                        .filter(time -> time.compareTo(AT_ONCE_LIMIT) < 0)
                        .orElse(AT_ONCE_LIMIT);
        TaskHandler handler = handler(_ -> Mono.just(snapshot(order, version(mine))));
        TaskExecutor executor =
                new TaskExecutor(queue, Map.of(Owed.ORDER_EVENT, handler), limit, metrics, clock);
        return queue.mineAlone(mine)
                .flatMap(executor::run)
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("sessionId", mine.sessionId())
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .log("Order event left to the sweep");
                            return Mono.empty();
                        })
                .then();
    }

    private TaskHandler handler(Function<String, Mono<OrderSnapshot>> orders) {
        return new OrderEventTaskHandler(
                queue, new TimelineRepository(table), orders, sender, clock);
    }

    private Mono<OrderSnapshot> now(String sessionId) {
        OrderRepository orders = new OrderRepository(table);
        return new SessionRepository(table)
                .read(sessionId)
                .flatMap(
                        stored ->
                                Mono.justOrEmpty(stored.pointer())
                                        .flatMap(
                                                pointer ->
                                                        orders.of(stored)
                                                                .map(
                                                                        order ->
                                                                                snapshot(
                                                                                        order,
                                                                                        pointer
                                                                                                .version()))));
    }

    private OrderSnapshot snapshot(Order order, long version) {
        return OrderSnapshot.of(order, version, properties.eventPersonal());
    }

    private static long version(OutboxTask task) {
        return task.versions().map(VersionRange::through).orElseThrow();
    }
}
