package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeReversalClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.function.Function;

/** The passes of a run, put together. */
@Singleton
final class PassReaderFactory {

    /** Where the passes ask. */
    @Singleton
    record Stripe(
            StripeSessionClient sessions,
            StripeEventClient events,
            StripePaymentClient payments,
            StripeReversalClient reversals,
            RateLimitedRequestExecutor paced) {}

    private final Stripe stripe;
    private final SessionRepository sessionRepository;
    private final EventLedger ledger;
    private final SettlementService settlement;
    private final ReversalSettlementService payments;
    private final String app;

    PassReaderFactory(
            Stripe stripe,
            SessionRepository sessionRepository,
            EventLedger ledger,
            SettlementService settlement,
            ReversalSettlementService payments,
            ShopProperties shop) {
        this.stripe = stripe;
        this.sessionRepository = sessionRepository;
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
    Map<Pass, PassReader> writing(boolean migrated) {
        return of(
                _ ->
                        new SettlementRepairStrategy(
                                settlement, payments, ledger, stripe.paced(), migrated));
    }

    /** For a run that only tells what it would write. */
    Map<Pass, PassReader> dry() {
        return of(states -> new DryRunRepairStrategy(states, stripe.payments(), stripe.paced()));
    }

    private Map<Pass, PassReader> of(Function<StoredStateReader, RepairStrategy> repairing) {
        StoredStateReader states = new StoredStateReader(sessionRepository);
        RepairStrategy repairStrategy = repairing.apply(states);
        RateLimitedRequestExecutor requests = stripe.paced();
        SessionComparison session = new SessionComparison(states, repairStrategy);
        PaymentComparison payment =
                new PaymentComparison(
                        states,
                        stripe.sessions(),
                        stripe.payments(),
                        requests,
                        repairStrategy,
                        app);
        return Map.of(
                Pass.SESSIONS,
                new SessionPassReader(stripe.sessions(), requests, states, session, app),
                Pass.EVENTS,
                new EventPassReader(stripe.events(), requests, ledger, session, payment, app),
                Pass.REFUNDS,
                ReversalPassReader.ofRefunds(stripe.reversals(), requests, payment),
                Pass.DISPUTES,
                ReversalPassReader.ofDisputes(stripe.reversals(), requests, payment));
    }
}
