package com.thebabesclub.commerce.event;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events that this shop acts on. */
public final class HandledEventTypes {

    static final String COMPLETED = "checkout.session.completed";

    /** They carry the session that they are about. */
    public static final Set<String> OF_SESSIONS =
            Set.of(
                    COMPLETED,
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired");

    /** Told of a payment after it was made; they name its intent and not the session. */
    static final Set<String> OF_PAYMENTS =
            Set.of(
                    "refund.created",
                    "refund.updated",
                    "refund.failed",
                    "charge.refund.updated",
                    "charge.refunded",
                    "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated",
                    "radar.early_fraud_warning.created",
                    "radar.early_fraud_warning.updated",
                    "review.opened",
                    "review.closed");

    /** Counted, and nothing else: a declined card on an open session is not a failed order. */
    public static final String DECLINED = "payment_intent.payment_failed";

    private static final List<String> OF_LATE_CHANGE =
            List.of(
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "refund.created",
                    "refund.updated",
                    "refund.failed",
                    "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated",
                    "radar.early_fraud_warning.created",
                    "radar.early_fraud_warning.updated",
                    "review.opened",
                    "review.closed");

    private HandledEventTypes() {}

    /** Of what may happen long after a session was completed, so that its list does not tell. */
    public static List<String> ofLateChange() {
        return OF_LATE_CHANGE;
    }

    /** Those that change orders: what an endpoint must be sent, and what a replay asks for. */
    public static Set<String> settling() {
        return Stream.concat(OF_SESSIONS.stream(), OF_PAYMENTS.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
