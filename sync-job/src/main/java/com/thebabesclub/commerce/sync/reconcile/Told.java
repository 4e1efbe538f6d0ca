package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.PaymentNews;

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
record Told(
        String id,
        Instant created,
        PaymentNews news,
        Drift drift,
        Predicate<Facts> known,
        Optional<EventReceipt> event) {}
