package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.CouponRemovalHandler;
import com.thebabesclub.commerce.outbox.OrphanCouponCleanup;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.mail.MailDispatcher;
import com.thebabesclub.commerce.outbox.mail.MailProperties;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventDispatcher;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.ErasureTaskHandler;
import com.thebabesclub.commerce.settlement.OrderErasureService;
import com.thebabesclub.commerce.settlement.RefundTaskHandler;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.settlement.SessionRecheckHandler;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.stock.ReservationReleaseHandler;
import com.thebabesclub.commerce.stock.RestockHandler;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.RateLimitedRequestExecutor;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** What the job needs beside the shop's own beans. */
@Factory
final class SyncFactory {

    /** Calls a second to Stripe; it allows 25 for an endpoint, and customers come first. */
    private static final int STRIPE_PACE = 15;

    private static final Duration STRIPE_PAUSE = Duration.ofMillis(500);

    /** For what one task owes; under the lease, so that nobody else begins on it meanwhile. */
    private static final Duration TASK_LIMIT = Duration.ofSeconds(40);

    @Singleton
    Secrets secrets(
            MailProperties mail,
            OrderEventProperties orderEvents,
            EnvironmentVariables variables,
            SecretSource source,
            Clock clock) {
        EnumSet<SecretName> needed = EnumSet.of(SecretName.STRIPE_SECRET);
        needed.addAll(mail.secrets());
        needed.addAll(orderEvents.secrets());
        return Secrets.read(variables, source, clock, needed.toArray(SecretName[]::new));
    }

    /** One for all passes, since the pace is that of the account. */
    @Singleton
    @Requires(missingBeans = TokenBucket.class)
    TokenBucket tokens() {
        return new TokenBucket(STRIPE_PACE, System::nanoTime);
    }

    @Singleton
    @Requires(missingBeans = RateLimitedRequestExecutor.class)
    RateLimitedRequestExecutor paced(TokenBucket tokens) {
        return new RateLimitedRequestExecutor(tokens, STRIPE_PAUSE);
    }

    @Singleton
    SessionRecheckHandler revisit(
            SessionRepository sessions,
            StripeSessionClient stripe,
            StripePaymentClient payments,
            SettlementService settlement,
            TokenBucket tokens,
            SessionOwnershipService ownership,
            Clock clock) {
        return new SessionRecheckHandler(
                sessions, stripe, payments, settlement, tokens::take, ownership, clock);
    }

    @Singleton
    CouponRemovalHandler couponRemoval(
            SessionRepository sessions,
            StripeCouponClient coupons,
            CommerceTable table,
            TokenBucket tokens,
            Metrics metrics) {
        return new CouponRemovalHandler(sessions, coupons, table, tokens::take, metrics);
    }

    @Singleton
    RefundTaskHandler refunds(
            CommerceTable table,
            StripePaymentClient payments,
            SettlementService settlement,
            ShopCommandService commands,
            TokenBucket tokens,
            Clock clock) {
        return new RefundTaskHandler(table, payments, settlement, commands, tokens::take, clock);
    }

    @Singleton
    OrphanCouponCleanup orphans(
            StripeCouponClient coupons,
            CommerceTable table,
            TokenBucket tokens,
            Metrics metrics,
            ShopProperties shop,
            Clock clock) {
        return new OrphanCouponCleanup(coupons, table, tokens::take, metrics, shop.app(), clock);
    }

    @Singleton
    OutboxWorker sweep(
            CommerceTable table,
            OutboxRepository queue,
            SessionRecheckHandler sessionRecheckHandler,
            CouponRemovalHandler couponRemovalHandler,
            RefundTaskHandler refundTaskHandler,
            OrderErasureService orderErasureService,
            MailDispatcher mail,
            OrderEventDispatcher orderEvents,
            Metrics metrics,
            Clock clock) {
        OrderRepository orders = new OrderRepository(table);
        Map<Owed, TaskHandler> handlers = new EnumMap<>(mail.handlers(orders));
        handlers.putAll(orderEvents.handlers());
        handlers.put(Owed.SETTLE, sessionRecheckHandler);
        handlers.put(Owed.REMOVE_COUPON, couponRemovalHandler);
        handlers.put(Owed.REFUND, refundTaskHandler);
        handlers.put(
                Owed.RELEASE,
                new ReservationReleaseHandler(
                        table,
                        new CartPaymentRepository(table),
                        new SessionRepository(table),
                        sessionRecheckHandler,
                        clock));
        handlers.put(Owed.RESTOCK, new RestockHandler(table));
        handlers.put(Owed.ERASE, new ErasureTaskHandler(orders, orderErasureService));
        TaskExecutor tasks = new TaskExecutor(queue, handlers, TASK_LIMIT, metrics, clock);
        return new OutboxWorker(table, queue, tasks, metrics, clock);
    }
}
