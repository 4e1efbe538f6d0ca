package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.order.Dispute;
import com.thebabesclub.commerce.order.PaymentNews.Payment;

/**
 * A dispute and the payment that it is about.
 *
 * @param dispute its revision is for whoever commits it to set
 */
public record ListedDispute(Payment payment, Dispute dispute) {}
