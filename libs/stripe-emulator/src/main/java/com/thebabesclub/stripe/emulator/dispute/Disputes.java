package com.thebabesclub.stripe.emulator.dispute;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.dispute.Dispute.Status;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.payment.BalanceTransactions;
import com.thebabesclub.stripe.emulator.payment.Charge;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Opens, argues and closes disputes, and moves the money that goes with them. */
public final class Disputes {

    private static final Duration TIME_TO_ANSWER = Duration.ofDays(9);
    private static final long FEE = 1500;

    private final Scene scene;
    private final Payments payments;
    private final BalanceTransactions balance;
    private final ObjectStore<Dispute> disputes = new ObjectStore<>("dispute");

    public Disputes(Scene scene, Payments payments, BalanceTransactions balance) {
        this.scene = scene;
        this.payments = payments;
        this.balance = balance;
    }

    public ObjectStore<Dispute> store() {
        return disputes;
    }

    /**
     * A payer's bank takes the money back, or, in an inquiry, only asks.
     *
     * @param reason such as {@code fraudulent} or {@code product_not_received}
     * @throws StripeError if the charge was not paid, or is disputed already
     */
    public Dispute open(Charge charge, String reason, boolean inquiry) {
        if (!charge.succeeded() || charge.disputed()) {
            throw StripeError.conflict(
                    null, "charge", "Charge " + charge.id() + " cannot be disputed.");
        }
        Charge disputed = payments.update(charge.asDisputed());
        Instant dueBy = scene.clock().instant().plus(TIME_TO_ANSWER);
        Dispute dispute =
                new Dispute(
                        scene.ids().next("du_1"),
                        scene.now(),
                        disputed,
                        reason,
                        inquiry ? Status.WARNING_NEEDS_RESPONSE : Status.NEEDS_RESPONSE,
                        Map.of(),
                        0,
                        dueBy.getEpochSecond(),
                        List.of(),
                        Map.of());
        Dispute opened = disputes.put(inquiry ? dispute : withdrawn(dispute));
        scene.agenda().at(dueBy, () -> closeIfUnanswered(opened.id()));
        scene.events().publish("charge.dispute.created", opened, Cause.NONE);
        if (!inquiry) {
            scene.events().publish("charge.dispute.funds_withdrawn", opened, Cause.NONE);
        }
        return opened;
    }

    /** An inquiry becomes a chargeback. */
    public Dispute escalate(String id) {
        Dispute before = openDispute(id);
        if (!before.status().inquiry()) {
            throw StripeError.conflict(null, "id", "Dispute " + id + " is no inquiry.");
        }
        Dispute after = disputes.put(withdrawn(before.with(Status.NEEDS_RESPONSE)));
        scene.events().publish("charge.dispute.updated", before, after, Cause.NONE);
        scene.events().publish("charge.dispute.funds_withdrawn", after, Cause.NONE);
        return after;
    }

    /** The bank sides with the shop. */
    public Dispute win(String id) {
        Dispute before = openDispute(id);
        if (before.status().inquiry()) {
            return closed(before, before.with(Status.WARNING_CLOSED), Cause.NONE);
        }
        Charge charge = before.charge();
        Dispute won =
                before.with(Status.WON)
                        .with(
                                balance.record(
                                        "adjustment",
                                        charge.id(),
                                        charge.sale().currency(),
                                        charge.sale().amount(),
                                        0));
        closed(before, won, Cause.NONE);
        scene.events().publish("charge.dispute.funds_reinstated", won, Cause.NONE);
        return won;
    }

    /** The bank sides with the payer. */
    public Dispute lose(String id, Cause cause) {
        Dispute before = openDispute(id);
        Status end = before.status().inquiry() ? Status.WARNING_CLOSED : Status.LOST;
        return closed(before, before.with(end), cause);
    }

    /** The shop argues. */
    Dispute update(String id, Params params, Cause cause) {
        Dispute before = disputes.get(id, "dispute");
        boolean argues = params.has("evidence");
        if (argues && before.status().closed()) {
            throw StripeError.conflict(
                    null, null, "This dispute is already closed: " + before.status());
        }
        boolean submits = argues && params.flag("submit", true);
        Dispute after =
                before.with(
                        Evidence.merged(before.evidence(), params.hash("evidence")),
                        before.submissions() + (submits ? 1 : 0),
                        params.metadata(before.metadata()));
        if (submits) {
            after =
                    after.with(
                            before.status().inquiry()
                                    ? Status.WARNING_UNDER_REVIEW
                                    : Status.UNDER_REVIEW);
        }
        disputes.put(after);
        scene.events().publish("charge.dispute.updated", before, after, cause);
        return after;
    }

    private void closeIfUnanswered(String id) {
        disputes.find(id)
                .filter(dispute -> dispute.status().needsResponse())
                .ifPresent(_ -> lose(id, Cause.NONE));
    }

    private Dispute closed(Dispute before, Dispute after, Cause cause) {
        disputes.put(after);
        scene.events().publish("charge.dispute.closed", before, after, cause);
        return after;
    }

    private Dispute withdrawn(Dispute dispute) {
        Charge charge = dispute.charge();
        return dispute.with(
                balance.record(
                        "adjustment",
                        charge.id(),
                        charge.sale().currency(),
                        -charge.sale().amount(),
                        FEE));
    }

    private Dispute openDispute(String id) {
        Dispute dispute = disputes.get(id, "dispute");
        if (dispute.status().closed()) {
            throw StripeError.conflict(
                    null, null, "This dispute is already closed: " + dispute.status());
        }
        return dispute;
    }
}
