package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.dashboard.orders.Cursors;
import com.thebabesclub.commerce.dashboard.orders.OrderDetail;
import com.thebabesclub.commerce.dashboard.orders.Orders;
import com.thebabesclub.commerce.dashboard.orders.RecentlyAsked;
import com.thebabesclub.commerce.identity.Tokens;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.secret.SsmSecretSource;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.stripe.StripeSettings;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableClient;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/** What the service is made of, from its settings. */
@Factory
final class Parts {

    @Singleton
    @Requires(missingBeans = SecretSource.class)
    SecretSource secretSource() {
        return new SsmSecretSource(SsmAsyncClient::create);
    }

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        return Secrets.read(settings, source, clock, Setting.JWT_SECRET, Setting.STRIPE_SECRET);
    }

    @Singleton
    Tokens tokens(Settings settings, Secrets secrets, Clock clock) {
        return Tokens.from(settings, secrets, clock);
    }

    @Singleton
    @Requires(missingBeans = CommerceTable.class)
    CommerceTable table(Settings settings) {
        return new CommerceTable(TableClient.create(), settings.text(Setting.COMMERCE_TABLE));
    }

    @Singleton
    Profiles profiles(CommerceTable table, Clock clock) {
        return new Profiles(table, clock);
    }

    @Singleton
    Orders orders(CommerceTable table, Secrets secrets, Clock clock) {
        return new Orders(table, new Cursors(secrets.get(Setting.JWT_SECRET)), clock);
    }

    @Singleton
    StripeSessions stripeSessions(Settings settings, Secrets secrets, Clock clock) {
        return new StripeSessions(new StripeGateway(StripeSettings.from(settings), secrets), clock);
    }

    @Singleton
    Settlement settlement(
            Settings settings, CommerceTable table, StripeSessions stripe, Clock clock, RandomGenerator random) {
        Duration eventsKept = Duration.ofDays(settings.number(Setting.EVENT_TTL_DAYS, 1, 3_650));
        int orderDays = settings.number(Setting.ORDER_TTL_DAYS, 0, 36_500);
        Optional<Duration> ordersKept = orderDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(orderDays));
        EventLedger ledger = new EventLedger(table, eventsKept, clock);
        return new Settlement(table, stripe, ledger, ordersKept, clock, random);
    }

    @Singleton
    OrderDetail orderDetail(
            CommerceTable table, Orders orders, StripeSessions stripe, Settlement settlement, Clock clock) {
        return new OrderDetail(new Sessions(table), orders, stripe, settlement, new RecentlyAsked(clock));
    }
}
