package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.due.CouponRemoval;
import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.due.DueTask.Owed;
import com.thebabesclub.commerce.due.Errand;
import com.thebabesclub.commerce.due.OrphanCoupons;
import com.thebabesclub.commerce.due.Sweep;
import com.thebabesclub.commerce.due.TaskRun;
import com.thebabesclub.commerce.mail.MailRoom;
import com.thebabesclub.commerce.mail.MailSettings;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.Revisit;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.settlement.StoredOrders;
import com.thebabesclub.commerce.stripe.StripeCoupons;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;

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
final class DueBeans {

    /** For what one task owes; under the lease, so that nobody else begins on it meanwhile. */
    private static final Duration TASK_LIMIT = Duration.ofSeconds(40);

    @Singleton
    MailRoom mail(
            MailSettings settings,
            Secrets secrets,
            BeanProvider<SesV2AsyncClient> ses,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        return MailRoom.of(settings, secrets, ses, json, metrics, clock);
    }

    @Singleton
    Revisit revisit(
            Sessions sessions,
            StripeSessions stripe,
            StripePayments payments,
            Settlement settlement,
            TokenBucket pace,
            ShopProperties shop,
            Clock clock) {
        return new Revisit(sessions, stripe, payments, settlement, pace::take, shop.app(), clock);
    }

    @Singleton
    CouponRemoval couponRemoval(
            Sessions sessions,
            StripeCoupons coupons,
            CommerceTable table,
            TokenBucket pace,
            Metrics metrics) {
        return new CouponRemoval(sessions, coupons, table, pace::take, metrics);
    }

    @Singleton
    OrphanCoupons orphans(
            StripeCoupons coupons,
            CommerceTable table,
            TokenBucket pace,
            Metrics metrics,
            ShopProperties shop,
            Clock clock) {
        return new OrphanCoupons(coupons, table, pace::take, metrics, shop.app(), clock);
    }

    @Singleton
    Sweep sweep(
            CommerceTable table,
            DueQueue queue,
            Revisit revisit,
            CouponRemoval couponRemoval,
            MailRoom mail,
            Metrics metrics,
            Clock clock) {
        Map<Owed, Errand> errands = new EnumMap<>(mail.errands(new StoredOrders(table)));
        errands.put(Owed.SETTLE, revisit);
        errands.put(Owed.REMOVE_COUPON, couponRemoval);
        TaskRun tasks = new TaskRun(queue, errands, TASK_LIMIT, metrics, clock);
        return new Sweep(table, queue, tasks, metrics, clock);
    }
}
