package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeEvents;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeReversals;
import com.thebabesclub.commerce.stripe.StripeSessions;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.function.Function;

/** The legs of a run put together. */
@Singleton
final class Rounds {

    /** Where the legs ask. */
    @Singleton
    record Stripe(
            StripeSessions sessions,
            StripeEvents events,
            StripePayments payments,
            StripeReversals reversals,
            Paced paced) {}

    private final Stripe stripe;
    private final Sessions sessions;
    private final EventLedger ledger;
    private final Settlement settlement;
    private final PaymentSettlement payments;
    private final String app;

    Rounds(
            Stripe stripe,
            Sessions sessions,
            EventLedger ledger,
            Settlement settlement,
            PaymentSettlement payments,
            ShopProperties shop) {
        this.stripe = stripe;
        this.sessions = sessions;
        this.ledger = ledger;
        this.settlement = settlement;
        this.payments = payments;
        this.app = shop.app();
    }

    /**
     * For a run that writes.
     *
     * @param migrated the orders of the first generation have pointers
     */
    Map<Leg, Round> writing(boolean migrated) {
        return of(_ -> new Settling(settlement, payments, stripe.paced(), migrated));
    }

    /** For a run that only tells what it would write. */
    Map<Leg, Round> dry() {
        return of(standings -> new Rehearsal(standings, stripe.payments(), stripe.paced()));
    }

    private Map<Leg, Round> of(Function<Standings, Repair> repairing) {
        Standings standings = new Standings(sessions);
        Repair repair = repairing.apply(standings);
        Paced paced = stripe.paced();
        SessionLook session = new SessionLook(standings, repair);
        PaymentLook payment =
                new PaymentLook(
                        standings, stripe.sessions(), stripe.payments(), paced, repair, app);
        return Map.of(
                Leg.SESSIONS,
                new SessionRound(stripe.sessions(), paced, standings, session, app),
                Leg.EVENTS,
                new EventRound(stripe.events(), paced, ledger, session, payment, app),
                Leg.REFUNDS,
                ReversalRound.ofRefunds(stripe.reversals(), paced, payment),
                Leg.DISPUTES,
                ReversalRound.ofDisputes(stripe.reversals(), paced, payment));
    }
}
