package com.thebabesclub.stripe.emulator.control;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.dispute.Dispute;
import com.thebabesclub.stripe.emulator.dispute.Disputes;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.payment.Charge;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.radar.FraudWarning;
import com.thebabesclub.stripe.emulator.radar.Radar;
import com.thebabesclub.stripe.emulator.radar.Review;
import com.thebabesclub.stripe.emulator.refund.Refund;
import com.thebabesclub.stripe.emulator.refund.Refunds;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What people do to a payment in Stripe's dashboard, and banks behind their backs. */
public final class Operator {

    private final Payments payments;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Radar radar;

    public Operator(Payments payments, Refunds refunds, Disputes disputes, Radar radar) {
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
        this.radar = radar;
    }

    /**
     * Refunds a payment.
     *
     * @param amount minor units; null for all that is left
     */
    public Refund refund(String paymentIntent, @Nullable Long amount, boolean pending) {
        Charge charge = charge(paymentIntent);
        return refunds.refund(charge, amount, pending, null, Map.of(), Cause.NONE);
    }

    public Dispute dispute(String paymentIntent, String reason, boolean inquiry) {
        return disputes.open(charge(paymentIntent), reason, inquiry);
    }

    public Dispute decide(String dispute, boolean won) {
        return won ? disputes.win(dispute) : disputes.lose(dispute, Cause.NONE);
    }

    /** The issuer of the card tells of fraud. */
    public FraudWarning warn(String paymentIntent, String fraudType) {
        return radar.warn(charge(paymentIntent), fraudType);
    }

    /** A rule wants somebody to look at the payment. */
    public Review review(String paymentIntent) {
        return radar.review(charge(paymentIntent));
    }

    private Charge charge(String paymentIntent) {
        return payments.charges()
                .find(payments.intents().get(paymentIntent, "intent").latestCharge())
                .orElseThrow(() -> StripeError.notFound("charge", "of " + paymentIntent, "intent"));
    }
}
