package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeEvents;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeReversals;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Puts the reconciliation together. */
@Factory
@Requires(beans = Secrets.class)
final class ReconcileBeans {

    @Singleton
    StripeReversals reversals(StripeGateway stripe) {
        return new StripeReversals(stripe);
    }

    @Singleton
    Rounds.Stripe stripe(
            StripeSessions sessions,
            StripeEvents events,
            StripePayments payments,
            StripeReversals reversals,
            Paced paced) {
        return new Rounds.Stripe(sessions, events, payments, reversals, paced);
    }

    @Singleton
    Rounds rounds(
            Rounds.Stripe stripe,
            Sessions sessions,
            EventLedger ledger,
            Settlement settlement,
            PaymentSettlement payments,
            ShopProperties shop) {
        return new Rounds(stripe, sessions, ledger, settlement, payments, shop.app());
    }

    @Singleton
    Reconciliation reconciliation(
            CommerceTable table, Rounds rounds, Metrics metrics, Clock clock) {
        return new Reconciliation(table, rounds, new SyncLog(metrics), clock);
    }
}
