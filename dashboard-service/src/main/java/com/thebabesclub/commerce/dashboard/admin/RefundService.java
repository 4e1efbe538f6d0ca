package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.settlement.RefundTaskHandler;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Gives money back: the request is committed first, then Stripe is asked. What is not done when the
 * time is over, the sweep of the outbox does.
 */
@Singleton
final class RefundService {

    private static final Logger LOG = LoggerFactory.getLogger(RefundService.class);

    /** Leaves of the request's time what the answer takes. */
    private static final Duration AT_ONCE_LIMIT = Duration.ofSeconds(6);

    private final ShopCommandService commands;
    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final TaskExecutor executor;

    RefundService(
            ShopCommandService commands,
            StripePaymentClient stripe,
            SettlementService settlement,
            CommerceTable table,
            OutboxRepository queue,
            Metrics metrics,
            Clock clock) {
        this.commands = commands;
        this.sessions = new SessionRepository(table);
        this.orders = new OrderRepository(table);
        this.executor =
                new TaskExecutor(
                        queue,
                        Map.of(
                                OutboxTask.Owed.REFUND,
                                new RefundTaskHandler(
                                        table, stripe, settlement, commands, Mono::empty, clock)),
                        AT_ONCE_LIMIT,
                        metrics,
                        clock);
    }

    /** How the order's refunds stand then. Empty where there is no such order. */
    Mono<RefundOrderReply> run(
            String sessionId, ShopCommandService.Request request, ShopDecision decision) {
        return commands.run(sessionId, request, decision)
                .flatMap(result -> asked(result).then(now(sessionId)))
                .map(RefundOrderReply::of);
    }

    private Mono<Order> now(String sessionId) {
        return Mono.defer(() -> sessions.read(sessionId)).flatMap(orders::of);
    }

    /** The request stands whatever comes of this. */
    private Mono<Void> asked(ShopCommandService.Result result) {
        return Flux.fromIterable(result.mine())
                .concatMap(task -> executor.run(OutboxRepository.mine(task)))
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("sessionId", result.order().sessionId())
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .log("Refund left to the sweep");
                            return Flux.empty();
                        })
                .then();
    }
}
