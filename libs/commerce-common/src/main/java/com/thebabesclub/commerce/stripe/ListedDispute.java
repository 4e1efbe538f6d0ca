package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.PaymentObservation.Payment;

/**
 * A dispute and the payment that it is about.
 *
 * @param dispute its revision is for whoever commits it to set
 */
public record ListedDispute(Payment payment, Dispute dispute) {}
