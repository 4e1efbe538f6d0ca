package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.AfterCommit;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeEvents;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.stripe.StripeSettings;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The beans that every deployable shares. Each deployable adds {@link Secrets} with those that it
 * needs, so that a function is never given a secret of another.
 */
@Factory
@Requires(beans = Secrets.class)
public final class ShopBeans {

    private static final int MOST_DAYS = 36_500;

    @Singleton
    CommerceTable table(DynamoDbAsyncClient client, Settings settings) {
        return new CommerceTable(client, settings.text(Setting.COMMERCE_TABLE));
    }

    @Singleton
    public StripeGateway stripe(Settings settings, Secrets secrets, Clock clock, Metrics metrics) {
        CircuitBreaker breaker = new CircuitBreaker(clock, metrics);
        return new StripeGateway(StripeSettings.from(settings), secrets, breaker);
    }

    @Singleton
    public StripeSessions stripeSessions(StripeGateway stripe, Clock clock) {
        return new StripeSessions(stripe, clock);
    }

    @Singleton
    StripeEvents stripeEvents(StripeGateway stripe) {
        return new StripeEvents(stripe);
    }

    @Singleton
    public StripePayments stripePayments(StripeGateway stripe) {
        return new StripePayments(stripe);
    }

    @Singleton
    public Sessions sessions(CommerceTable table) {
        return new Sessions(table);
    }

    @Singleton
    public EventLedger ledger(CommerceTable table, Settings settings, Clock clock) {
        return new EventLedger(table, eventsKept(settings), clock);
    }

    @Singleton
    public UnfinishedEvents unfinishedEvents(CommerceTable table, Settings settings, Clock clock) {
        return new UnfinishedEvents(table, eventsKept(settings), clock);
    }

    @Singleton
    public Settlement settlement(
            CommerceTable table,
            StripeSessions stripe,
            EventLedger ledger,
            Settings settings,
            Clock clock,
            RandomGenerator random,
            Metrics metrics,
            Optional<AfterCommit> afterCommit) {
        int days = settings.number(Setting.ORDER_TTL_DAYS, 0, MOST_DAYS);
        Optional<Duration> kept = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
        return new Settlement(
                table,
                stripe,
                ledger,
                kept,
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
            Settings settings) {
        return new PaymentSettlement(
                settlement,
                sessions,
                stripeSessions,
                stripePayments,
                settings.text(Setting.SHOP_APP));
    }

    private static Duration eventsKept(Settings settings) {
        return Duration.ofDays(settings.number(Setting.EVENT_TTL_DAYS, 31, MOST_DAYS));
    }
}
