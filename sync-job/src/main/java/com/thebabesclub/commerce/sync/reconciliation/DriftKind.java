package com.thebabesclub.commerce.sync.reconciliation;

import java.util.Locale;

/** How the table was found to differ from Stripe. */
public enum DriftKind {
    /** A session is complete, and its order was not there. */
    MISSING,
    /** The order was there, and the session has come further. */
    BEHIND,
    /** A delayed payment had arrived or failed. */
    ASYNC_PAYMENT,
    /** A refund was not known, or not how it stands. */
    REFUND,
    /** A dispute was not known, or not how it stands. */
    DISPUTE,
    /** A warning of fraud or a review was not known, or not how it stands. */
    ALERT,
    /** The table has other amounts than Stripe has: a person has to look. */
    TOTAL_MISMATCH,
    /** The order was there, and no pointer from its e-mail. */
    EMAIL_POINTER {
        @Override
        public String word() {
            return "email-pointer";
        }
    },
    /** The shop's own list told something else than the order, or nothing, or of no order. */
    LISTING,
    /** Its counted pieces are not where the session is: paid and not sold, or over and held. */
    STOCK;

    /** As it stands in the table, in answers and in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
