package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.settlement.OrderIndexService;
import com.thebabesclub.commerce.settlement.OrderRetentionProperties;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stock.ReservationCheckService;
import com.thebabesclub.commerce.stripe.StripeBalanceClient;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeRadarClient;
import com.thebabesclub.commerce.stripe.StripeReversalClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.table.repository.BalanceTransactionRepository;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The passes of a run, put together. */
@Singleton
record PassReaderFactory(
        StripeSessionClient sessions,
        StripeEventClient events,
        StripePaymentClient payments,
        StripeReversalClient reversals,
        StripeRadarClient radar,
        StripeBalanceClient balance,
        BalanceTransactionRepository transactions,
        OrderRetentionProperties retention,
        RateLimitedRequestExecutor stripe,
        SessionRepository sessionRepository,
        EventLedger ledger,
        SettlementService settlement,
        ReversalSettlementService reversalSettlement,
        EmailPointerRepository emailPointers,
        OrderIndexService index,
        ReservationCheckService reservations,
        ListingReader listings,
        SessionOwnershipService ownership) {

    /** One of Stripe's lists. */
    private interface Listing<T> {

        Mono<StripePage<T>> page(Instant from, Instant to, Optional<String> after);
    }

    /**
     * For a run that writes.
     *
     * @param touched gets the days of all that it comes across
     * @param migrated the orders of the first generation have pointers
     */
    Map<Pass, PassReader> writing(Trigger trigger, TouchedDays touched, boolean migrated) {
        return of(
                states(trigger, touched),
                new SettlementRepairStrategy(
                        settlement,
                        reversalSettlement,
                        ledger,
                        emailPointers,
                        index,
                        reservations,
                        stripe,
                        migrated),
                (session, moved) -> transactions.put(session, moved, retention.kept()));
    }

    /** For a run that only tells what it would write. */
    Map<Pass, PassReader> dry(Trigger trigger) {
        StoredStateReader states = states(trigger, new TouchedDays());
        return of(
                states,
                new DryRunRepairStrategy(
                        states, emailPointers, index, reservations, payments, stripe),
                BalancePassReader.Archive.NONE);
    }

    /** Whoever runs it by hand wants to know, and not to save. */
    private StoredStateReader states(Trigger trigger, TouchedDays touched) {
        return new StoredStateReader(
                sessionRepository, emailPointers, listings, touched, trigger == Trigger.SCHEDULED);
    }

    private Map<Pass, PassReader> of(
            StoredStateReader states, RepairStrategy repair, BalancePassReader.Archive archive) {
        SessionReconciler session = new SessionReconciler(states, repair);
        PaymentReconciler payment =
                new PaymentReconciler(states, sessions, payments, stripe, repair, ownership);
        return Map.of(
                Pass.SESSIONS,
                new SessionPassReader(sessions, stripe, states, session, ownership),
                Pass.EVENTS,
                new EventPassReader(events, stripe, ledger, session, payment, ownership),
                Pass.REFUNDS,
                listed(reversals::refunds, RemoteChange::of, payment),
                Pass.DISPUTES,
                listed(reversals::disputes, RemoteChange::of, payment),
                Pass.FRAUD_WARNINGS,
                listed(radar::warnings, RemoteChange::of, payment),
                Pass.REVIEWS,
                listed(radar::reviews, RemoteChange::of, payment),
                Pass.BALANCE,
                new BalancePassReader(balance, stripe, states, archive));
    }

    /** By when they were made, also those of which no event was ever generated. */
    private <T> PassReader listed(
            Listing<T> listing, Function<T, RemoteChange> change, PaymentReconciler payment) {
        return (window, after) ->
                stripe.ask(() -> listing.page(window.from(), window.to(), after))
                        .flatMap(page -> payment.page(page.map(change)));
    }
}
