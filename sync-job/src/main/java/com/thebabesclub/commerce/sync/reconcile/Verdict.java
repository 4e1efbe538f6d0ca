package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;

/** What came of one session. */
sealed interface Verdict {

    /** It belongs to another application on the same Stripe account. */
    record Foreign() implements Verdict {}

    /** The table knows all that Stripe told. */
    record Known() implements Verdict {}

    /** Its order was missing. */
    record Created(String orderNumber) implements Verdict {}

    /** Its order was there, but Stripe knew more. */
    record Updated() implements Verdict {}

    /** It could not be settled now. */
    record Failed(String sessionId, Instant created) implements Verdict {}
}
