package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.EventRetentionProperties;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.AfterCommit;
import com.thebabesclub.commerce.settlement.OrderRetentionProperties;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.tracing.CallTracer;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The beans that every deployable shares. Each deployable adds {@link Secrets} with those that it
 * needs, so that a function is never given a secret of another.
 */
@Factory
@Requires(beans = Secrets.class)
public final class ShopBeans {

    @Singleton
    CommerceTable table(
            DynamoDbAsyncClient client, TableProperties properties, Optional<CallTracer> tracer) {
        return new CommerceTable(client, properties.name(), tracer.orElse(CallTracer.NONE));
    }

    @Singleton
    public EventLedger ledger(
            CommerceTable table, EventRetentionProperties retention, Clock clock) {
        return new EventLedger(table, retention.kept(), clock);
    }

    @Singleton
    public UnfinishedEvents unfinishedEvents(
            CommerceTable table, EventRetentionProperties retention, Clock clock) {
        return new UnfinishedEvents(table, retention.kept(), clock);
    }

    @Singleton
    public Settlement settlement(
            CommerceTable table,
            StripeSessions stripe,
            EventLedger ledger,
            OrderRetentionProperties retention,
            Clock clock,
            RandomGenerator random,
            Metrics metrics,
            Optional<AfterCommit> afterCommit) {
        return new Settlement(
                table,
                stripe,
                ledger,
                retention.kept(),
                clock,
                random,
                metrics,
                afterCommit.orElse(AfterCommit.NOTHING));
    }

    @Singleton
    public PaymentSettlement paymentSettlement(
            Settlement settlement,
            Sessions sessions,
            StripeSessions stripeSessions,
            StripePayments stripePayments,
            ShopProperties shop) {
        return new PaymentSettlement(
                settlement, sessions, stripeSessions, stripePayments, shop.app());
    }
}
