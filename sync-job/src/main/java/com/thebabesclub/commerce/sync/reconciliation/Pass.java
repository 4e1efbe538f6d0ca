package com.thebabesclub.commerce.sync.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run goes through at Stripe, in this order: a refund of a session that was missing then
 * finds its order.
 */
public enum Pass {
    /** Sessions that were completed. */
    SESSIONS,
    /** Events of what happens long after a payment was begun. */
    EVENTS,
    /** Refunds, also those of which there was no event. */
    REFUNDS,
    /** Disputes, also those of which there was no event. */
    DISPUTES,
    /** Warnings of fraud, also those of which there was no event. */
    FRAUD_WARNINGS,
    /** Reviews, also those of which there was no event. */
    REVIEWS,
    /** What moved on the balance: what each order cost, and what is left of it. */
    BALANCE;

    /** As it stands in the table and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Pass of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Optional<Pass> next() {
        return andLater().stream().skip(1).findFirst();
    }

    /** This one and those after it. */
    public List<Pass> andLater() {
        return Arrays.stream(values()).filter(pass -> pass.compareTo(this) >= 0).toList();
    }
}
