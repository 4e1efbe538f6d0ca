package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventRetentionProperties;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.outbox.FollowUpHandler;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableProperties;
import com.thebabesclub.commerce.table.repository.SessionRepository;
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
public final class SettlementFactory {

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
    public UnfinishedEventRepository unfinishedEvents(
            CommerceTable table, EventRetentionProperties retention, Clock clock) {
        return new UnfinishedEventRepository(table, retention.kept(), clock);
    }

    @Singleton
    public SettlementService settlement(
            CommerceTable table,
            StripeSessionClient stripe,
            EventLedger ledger,
            OrderRetentionProperties retention,
            Clock clock,
            RandomGenerator random,
            Metrics metrics,
            Optional<FollowUpHandler> afterCommit) {
        return new SettlementService(
                table,
                stripe,
                ledger,
                retention.kept(),
                clock,
                random,
                metrics,
                afterCommit.orElse(FollowUpHandler.NOTHING));
    }

    @Singleton
    public PaymentSettlementService paymentSettlement(
            SettlementService settlementService,
            SessionRepository sessionRepository,
            StripeSessionClient stripeSessionClient,
            StripePaymentClient stripePaymentClient,
            ShopProperties shop) {
        return new PaymentSettlementService(
                settlementService,
                sessionRepository,
                stripeSessionClient,
                stripePaymentClient,
                shop.app());
    }
}
