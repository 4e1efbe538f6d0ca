package com.thebabesclub.commerce.domain.order;

import java.util.List;
import java.util.Optional;

/**
 * What is told of a payment after it was made. It names the payment, not the session that was paid.
 */
public sealed interface PostPaymentObservation {

    Payment payment();

    /**
     * Which payment; one of the two is known.
     *
     * @param intentId the payment intent
     * @param chargeId the charge, from which Stripe knows the intent
     */
    record Payment(Optional<String> intentId, Optional<String> chargeId) {}

    /** A refund stands so. */
    record Refunded(Payment payment, Refund refund) implements PostPaymentObservation {}

    /**
     * Stripe counts so much as refunded: a hint, since it does not say by which refunds.
     *
     * @param standing pending refunds included, in minor units; empty where that cannot be
     * @param told refunds that came with it, as in old versions of the API; seldom all
     */
    record RefundedInAll(Payment payment, Optional<Long> standing, List<Refund> told)
            implements PostPaymentObservation {

        public RefundedInAll {
            told = List.copyOf(told);
        }
    }

    /** Radar tells this. */
    record Alerted(Payment payment, RadarAlert alert) implements PostPaymentObservation {}

    /** Something happened to a dispute; what, Stripe has to be asked. */
    record Disputed(Payment payment, String disputeId) implements PostPaymentObservation {}
}
