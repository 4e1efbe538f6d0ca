package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.dashboard.orders.GuestOrders;
import com.thebabesclub.commerce.dashboard.orders.OrderDetail;
import com.thebabesclub.commerce.dashboard.orders.Orders;
import com.thebabesclub.commerce.dashboard.orders.RecentlyAsked;
import com.thebabesclub.commerce.dashboard.page.Cursors;
import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.dashboard.profile.Farewell;
import com.thebabesclub.commerce.identity.JwtProperties;
import com.thebabesclub.commerce.identity.TokenSignatureConfiguration;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.settlement.Erasure;
import com.thebabesclub.commerce.settlement.Handover;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the service has beside the beans that all share. */
@Factory
final class Parts {

    @Singleton
    Secrets secrets(JwtProperties jwt, Variables variables, SecretSource source, Clock clock) {
        List<SecretName> names =
                new ArrayList<>(TokenSignatureConfiguration.secrets(jwt, variables));
        names.add(SecretName.STRIPE_SECRET);
        return Secrets.read(variables, source, clock, names.toArray(SecretName[]::new));
    }

    @Singleton
    TokenSignatureConfiguration tokenSignatures(JwtProperties jwt, Secrets secrets, Clock clock) {
        return TokenSignatureConfiguration.from(jwt, secrets, clock);
    }

    @Singleton
    Profiles profiles(CommerceTable table, Clock clock) {
        return new Profiles(table, clock);
    }

    /** Where tokens have no secret of ours, the other one that every instance has will do. */
    @Singleton
    Cursors cursors(JwtProperties jwt, Variables variables, Secrets secrets) {
        SecretName secret =
                TokenSignatureConfiguration.secrets(jwt, variables).stream()
                        .findFirst()
                        .orElse(SecretName.STRIPE_SECRET);
        return new Cursors(() -> secrets.get(secret));
    }

    @Singleton
    Lists lists(CommerceTable table, Cursors cursors, Metrics metrics, Clock clock) {
        return new Lists(table, cursors, metrics, clock);
    }

    @Singleton
    Orders orders(CommerceTable table, Lists lists) {
        return new Orders(table, lists);
    }

    @Singleton
    Handover handover(CommerceTable table, Clock clock, RandomGenerator jitter) {
        return new Handover(table, clock, jitter);
    }

    @Singleton
    GuestOrders guestOrders(CommerceTable table, Handover handover) {
        return new GuestOrders(table, handover);
    }

    @Singleton
    Farewell farewell(CommerceTable table, Settlement settlement, Profiles profiles) {
        return new Farewell(table, new Erasure(table, settlement), profiles);
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
