package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.orderevent.PendingOrderEvents.Pending;
import com.thebabesclub.commerce.runtime.BlockingCallExecutor;
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

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells others what becomes of orders: right after the commit if there is time, else by the sweep
 * of the outbox. Each is told at least once, and an order's versions in turn.
 */
@Singleton
@Requires(beans = Secrets.class)
public final class OrderEventDispatcher {

    private final OrderEventProperties properties;
    private final OrderEventSender sender;
    private final CommerceTable table;
    private final OutboxRepository queue;
    private final PostCommitOrderEventHandler postCommit;
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
        this.postCommit =
                new PostCommitOrderEventHandler(
                        queue,
                        (order, version) -> handler(_ -> Mono.just(snapshot(order, version))),
                        metrics,
                        clock);
    }

    /** For the sweep, which reads the orders; nothing where nobody is told. */
    public Map<Owed, TaskHandler> handlers() {
        return properties.isConfigured() ? Map.of(Owed.ORDER_EVENT, handler(this::now)) : Map.of();
    }

    /** For whoever has just committed the order. */
    public PostCommitTasks afterCommit() {
        return properties.isConfigured()
                ? new PostCommitTasks(Map.of(Kind.ORDER_EVENT, postCommit))
                : PostCommitTasks.NONE;
    }

    /** Tells what a request has left to be told. */
    Mono<Void> tell(List<Pending> orders) {
        return postCommit.tell(orders);
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
}
