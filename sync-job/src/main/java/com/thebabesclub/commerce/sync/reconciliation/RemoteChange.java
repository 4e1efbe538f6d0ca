package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PaymentObservation;
import com.thebabesclub.commerce.event.EventReceipt;

import java.time.Instant;
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
        PaymentObservation news,
        DriftKind drift,
        Predicate<PaymentFacts> known,
        Optional<EventReceipt> event) {}
