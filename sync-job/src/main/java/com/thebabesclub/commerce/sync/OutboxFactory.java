package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.CouponRemovalHandler;
import com.thebabesclub.commerce.outbox.OrphanCouponCleanup;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.mail.MailDispatcher;
import com.thebabesclub.commerce.outbox.mail.MailSettings;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.SessionRecheckHandler;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The sweep of the due queue, with everything that can be owed. */
@Factory
final class OutboxFactory {

    /** For what one task owes; under the lease, so that nobody else begins on it meanwhile. */
    private static final Duration TASK_LIMIT = Duration.ofSeconds(40);

    @Singleton
    MailDispatcher mail(
            MailSettings settings,
            Secrets secrets,
            BeanProvider<SesV2AsyncClient> ses,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        return MailDispatcher.of(settings, secrets, ses, json, metrics, clock);
    }

    @Singleton
    SessionRecheckHandler revisit(
            SessionRepository sessions,
            StripeSessionClient stripe,
            StripePaymentClient payments,
            SettlementService settlement,
            TokenBucket pace,
            ShopProperties shop,
            Clock clock) {
        return new SessionRecheckHandler(
                sessions, stripe, payments, settlement, pace::take, shop.app(), clock);
    }

    @Singleton
    CouponRemovalHandler couponRemoval(
            SessionRepository sessions,
            StripeCouponClient coupons,
            CommerceTable table,
            TokenBucket pace,
            Metrics metrics) {
        return new CouponRemovalHandler(sessions, coupons, table, pace::take, metrics);
    }

    @Singleton
    OrphanCouponCleanup orphans(
            StripeCouponClient coupons,
            CommerceTable table,
            TokenBucket pace,
            Metrics metrics,
            ShopProperties shop,
            Clock clock) {
        return new OrphanCouponCleanup(coupons, table, pace::take, metrics, shop.app(), clock);
    }

    @Singleton
    OutboxWorker sweep(
            CommerceTable table,
            OutboxRepository queue,
            SessionRecheckHandler sessionRecheckHandler,
            CouponRemovalHandler couponRemovalHandler,
            MailDispatcher mail,
            Metrics metrics,
            Clock clock) {
        Map<Owed, TaskHandler> errands = new EnumMap<>(mail.errands(new OrderRepository(table)));
        errands.put(Owed.SETTLE, sessionRecheckHandler);
        errands.put(Owed.REMOVE_COUPON, couponRemovalHandler);
        TaskExecutor tasks = new TaskExecutor(queue, errands, TASK_LIMIT, metrics, clock);
        return new OutboxWorker(table, queue, tasks, metrics, clock);
    }
}
