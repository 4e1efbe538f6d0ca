package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that moved on the balance of the account at Stripe. Made once and never changed. It tells
 * what a payment cost and what is left of it; no order's state hangs on it.
 *
 * @param type Stripe's reporting category, such as {@code charge}, {@code refund} or {@code fee}
 * @param currency of the shop's balance, which need not be the order's
 * @param amount in minor units; negative where it went out
 * @param fee what Stripe kept of it
 * @param intentId the payment that it is of; empty where it is of none
 */
public record BalanceTransaction(
        String id,
        String type,
        String currency,
        long amount,
        long fee,
        Instant created,
        Instant availableOn,
        Optional<String> intentId) {

    /** What the balance changed by. */
    public long net() {
        return amount - fee;
    }
}
