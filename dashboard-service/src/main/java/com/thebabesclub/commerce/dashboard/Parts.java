package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.dashboard.orders.Cursors;
import com.thebabesclub.commerce.dashboard.orders.OrderDetail;
import com.thebabesclub.commerce.dashboard.orders.Orders;
import com.thebabesclub.commerce.dashboard.orders.RecentlyAsked;
import com.thebabesclub.commerce.identity.Tokens;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;

/** What the service has beside the beans that all share. */
@Factory
final class Parts {

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        return Secrets.read(settings, source, clock, Setting.JWT_SECRET, Setting.STRIPE_SECRET);
    }

    @Singleton
    Tokens tokens(Settings settings, Secrets secrets, Clock clock) {
        return Tokens.from(settings, secrets, clock);
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
    OrderDetail orderDetail(
            Sessions sessions,
            Orders orders,
            StripeSessions stripe,
            Settlement settlement,
            Clock clock) {
        return new OrderDetail(sessions, orders, stripe, settlement, new RecentlyAsked(clock));
    }
}
