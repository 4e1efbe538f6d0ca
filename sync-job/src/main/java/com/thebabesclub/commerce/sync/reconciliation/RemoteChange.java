package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeReversalClient.ListedDispute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What Stripe told of a payment after it was made.
 *
 * @param id of the refund, the dispute or the event
 * @param known true for facts to which it adds nothing
 * @param event that is done with it
 */
record RemoteChange(
        String id,
        Instant created,
        PostPaymentObservation observation,
        DriftKind drift,
        Predicate<PaymentFacts> known,
        Optional<EventReceipt> event) {

    /** A refund as Stripe lists it. */
    static RemoteChange of(PostPaymentObservation.Refunded refunded) {
        return new RemoteChange(
                refunded.refund().id(),
                refunded.refund().created(),
                refunded,
                DriftKind.REFUND,
                facts -> knows(facts, refunded),
                Optional.empty());
    }

    /** A dispute as Stripe lists it. */
    static RemoteChange of(ListedDispute listed) {
        Dispute dispute = listed.dispute();
        return new RemoteChange(
                dispute.id(),
                dispute.created(),
                new PostPaymentObservation.Disputed(listed.payment(), dispute.id()),
                DriftKind.DISPUTE,
                facts -> knows(facts.disputes(), dispute),
                Optional.empty());
    }

    /** A warning of fraud or a review as Stripe lists it. */
    static RemoteChange of(PostPaymentObservation.Alerted alerted) {
        return new RemoteChange(
                alerted.alert().id(),
                alerted.alert().created(),
                alerted,
                DriftKind.ALERT,
                facts -> knows(facts, alerted),
                Optional.empty());
    }

    /**
     * What an event tells of a payment; empty where that is nothing. What it tells of a dispute may
     * be old, so that Stripe is asked.
     */
    static Optional<RemoteChange> of(EventPayload payload) {
        return payload.event()
                .payment()
                .flatMap(
                        observation ->
                                switch (observation) {
                                    case PostPaymentObservation.Refunded refunded ->
                                            Optional.of(
                                                    of(
                                                            payload,
                                                            refunded,
                                                            DriftKind.REFUND,
                                                            facts -> knows(facts, refunded)));
                                    case PostPaymentObservation.Alerted alerted ->
                                            Optional.of(
                                                    of(
                                                            payload,
                                                            alerted,
                                                            DriftKind.ALERT,
                                                            facts -> knows(facts, alerted)));
                                    case PostPaymentObservation.RefundedInAll _ -> Optional.empty();
                                    case PostPaymentObservation.Disputed disputed ->
                                            Optional.of(
                                                    of(
                                                            payload,
                                                            disputed,
                                                            DriftKind.DISPUTE,
                                                            _ -> false));
                                });
    }

    private static RemoteChange of(
            EventPayload payload,
            PostPaymentObservation observation,
            DriftKind drift,
            Predicate<PaymentFacts> known) {
        return new RemoteChange(
                payload.event().id(),
                payload.event().created(),
                observation,
                drift,
                known,
                Optional.of(EventReceipt.of(payload.event(), payload.bytes())));
    }

    private static boolean knows(PaymentFacts facts, PostPaymentObservation.Refunded refunded) {
        return facts.join(PaymentFacts.of(new Refunds(refunded.refund()))).equals(facts);
    }

    private static boolean knows(PaymentFacts facts, PostPaymentObservation.Alerted alerted) {
        RadarAlerts told = new RadarAlerts(List.of(alerted.alert()));
        return facts.join(PaymentFacts.of(told)).equals(facts);
    }

    private static boolean knows(Disputes known, Dispute listed) {
        return known.fetched(listed, Long.MAX_VALUE).equals(known);
    }
}
