package com.thebabesclub.stripe.emulator.refund;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Currencies;
import com.thebabesclub.stripe.emulator.payment.BalanceTransactions;
import com.thebabesclub.stripe.emulator.payment.Charge;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.refund.Refund.Status;
import com.thebabesclub.stripe.emulator.store.Index;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Gives money back, and tells when a bank refuses to take it. */
public final class Refunds {

    private static final String INSUFFICIENT_FUNDS = "insufficient_funds";

    private final Scene scene;
    private final Payments payments;
    private final BalanceTransactions balance;
    private final ObjectStore<Refund> refunds =
            new ObjectStore<>(
                    "refund",
                    new Index<>(
                            refund ->
                                    Index.keys(
                                            "charge", refund.charge().id(),
                                            "intent", refund.charge().paymentIntent())));

    private boolean balanceCovers = true;

    public Refunds(Scene scene, Payments payments, BalanceTransactions balance) {
        this.scene = scene;
        this.payments = payments;
        this.balance = balance;
    }

    public ObjectStore<Refund> store() {
        return refunds;
    }

    /** Whether the account's balance covers the refunds to come; if not, they wait for it. */
    public void balanceCovers(boolean covers) {
        balanceCovers = covers;
    }

    /**
     * Refunds a charge.
     *
     * @param amount minor units; null for all that is left
     * @param pending true if the bank takes days, as banks of debits always do
     * @throws StripeError if there is not so much left
     */
    public Refund refund(
            Charge charge,
            @Nullable Long amount,
            boolean pending,
            @Nullable String reason,
            Map<String, String> metadata,
            Cause cause) {
        long refunded = amount == null ? left(charge) : amount;
        requireRefundable(charge, refunded);
        String id = scene.ids().next("re_3");
        String currency = charge.sale().currency();
        String pendingReason = pendingReason(charge, pending);
        Refund refund =
                refunds.put(
                        new Refund(
                                id,
                                scene.now(),
                                charge,
                                refunded,
                                pendingReason == null ? Status.SUCCEEDED : Status.PENDING,
                                reason,
                                pendingReason,
                                null,
                                balance.record("refund", id, currency, -refunded, 0).id(),
                                null,
                                metadata));
        Charge after = updateCharge(charge.id());
        scene.events().publish("refund.created", refund, cause);
        scene.events().publish("charge.refunded", charge, after, cause);
        return refund;
    }

    /** The bank took a pending refund. */
    public Refund succeed(String id) {
        Refund before = refunds.get(id, "id");
        if (before.status() != Status.PENDING) {
            throw StripeError.conflict(
                    null, "id", "Refund " + id + " is not pending but " + before.status() + ".");
        }
        Refund after = refunds.put(before.succeeded());
        updateCharge(before.charge().id());
        publishUpdate(before, after);
        return after;
    }

    /**
     * The bank sent a refund back, perhaps one that had succeeded; or its money never came, or the
     * payment was disputed first.
     */
    public Refund fail(String id) {
        Refund before = refunds.get(id, "id");
        if (before.status() == Status.FAILED) {
            throw StripeError.conflict(null, "id", "Refund " + id + " has failed already.");
        }
        String currency = before.charge().sale().currency();
        String transaction =
                balance.record("refund_failure", id, currency, before.amount(), 0).id();
        Refund after = refunds.put(before.failed(failureReason(before), transaction));
        updateCharge(before.charge().id());
        publishUpdate(before, after);
        scene.events().publish("refund.failed", after, Cause.NONE);
        return after;
    }

    private @Nullable String pendingReason(Charge charge, boolean pending) {
        if (!balanceCovers) {
            return INSUFFICIENT_FUNDS;
        }
        return pending || !charge.method().refundsAtOnce() ? "processing" : null;
    }

    /** https://docs.stripe.com/api/refunds/object#refund_object-failure_reason. */
    private String failureReason(Refund before) {
        if (INSUFFICIENT_FUNDS.equals(before.pendingReason())) {
            return INSUFFICIENT_FUNDS;
        }
        boolean disputed = payments.charges().get(before.charge().id(), "id").disputed();
        return before.status() == Status.PENDING && disputed
                ? "charge_for_pending_refund_disputed"
                : "expired_or_canceled_card";
    }

    private void publishUpdate(Refund before, Refund after) {
        scene.events().publish("refund.updated", before, after, Cause.NONE);
        scene.events().publish("charge.refund.updated", before, after, Cause.NONE);
    }

    private Charge updateCharge(String id) {
        Charge charge = payments.charges().get(id, "id");
        List<Refund> all = refunds.having(Index.keys("charge", id));
        long refunded = all.stream().filter(Refund::counts).mapToLong(Refund::amount).sum();
        return payments.update(charge.withRefunds(List.copyOf(all), refunded));
    }

    private static long left(Charge charge) {
        return charge.sale().amount() - charge.amountRefunded();
    }

    private static void requireRefundable(Charge charge, long amount) {
        if (!charge.succeeded()) {
            throw StripeError.conflict(
                    null,
                    "charge",
                    "Charge %s cannot be refunded: it has a status of %s."
                            .formatted(charge.id(), charge.status()));
        }
        if (charge.disputed()) {
            throw StripeError.conflict(
                    "charge_disputed",
                    null,
                    "Charge %s has been charged back; cannot issue a refund."
                            .formatted(charge.id()));
        }
        if (left(charge) == 0) {
            throw StripeError.conflict(
                    "charge_already_refunded",
                    null,
                    "Charge %s has already been refunded.".formatted(charge.id()));
        }
        if (amount > left(charge)) {
            String currency = charge.sale().currency();
            throw StripeError.conflict(
                    null,
                    "amount",
                    "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
                            .formatted(
                                    Currencies.display(amount, currency),
                                    Currencies.display(left(charge), currency)));
        }
    }
}
