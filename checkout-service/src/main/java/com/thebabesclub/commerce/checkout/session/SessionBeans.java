package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.limit.RateLimiter;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeCheckout;
import com.thebabesclub.commerce.stripe.StripeCoupons;
import com.thebabesclub.commerce.stripe.StripeCustomers;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Puts the checkout together. */
@Factory
final class SessionBeans {

    @Singleton
    LiveSessions lives(CommerceTable table) {
        return new LiveSessions(table);
    }

    @Singleton
    StripeCheckout stripe(StripeGateway gateway, Clock clock) {
        return new StripeCheckout(gateway, clock);
    }

    @Singleton
    CheckoutLog log(Metrics metrics) {
        return new CheckoutLog(metrics);
    }

    @Singleton
    Customers customers(CommerceTable table, StripeGateway gateway, Clock clock) {
        return new Customers(new Profiles(table, clock), new StripeCustomers(gateway));
    }

    @Singleton
    Checkout checkout(
            LiveSessions lives,
            CommerceTable table,
            StripeGateway gateway,
            StripeCheckout stripe,
            StripeSessions sessions,
            Settlement settlement,
            Customers customers,
            CheckoutLog log,
            CheckoutSettings settings,
            Clock clock) {
        return new Checkout(
                lives,
                new SessionMaker(stripe, new StripeCoupons(gateway), log, settings),
                new SessionRecords(table),
                new Superseding(stripe, sessions, settlement, log),
                stripe,
                customers,
                log,
                settings,
                clock);
    }

    @Singleton
    CheckoutDoor door(
            Quoting quoting,
            CommerceTable table,
            LiveSessions lives,
            Customers customers,
            Checkout checkout,
            CheckoutSettings settings,
            Clock clock,
            Metrics metrics) {
        RateLimiter limiter = new RateLimiter(table, settings.limit(), clock, metrics);
        return new CheckoutDoor(quoting, limiter, lives, customers, checkout, settings, clock);
    }

    @Singleton
    Status status(
            Sessions sessions,
            StripeSessions stripe,
            Settlement settlement,
            Quoting quoting,
            Clock clock) {
        return new Status(sessions, stripe, settlement, quoting, new SeldomAsked(clock));
    }
}
