package com.thebabesclub.commerce.sync.reconciliation;

/** A session that may have an order under a key that this job does not know. */
final class UnmigratedSessionException extends RuntimeException {

    static final String SENTENCE =
            "The orders of the first generation have no pointers: run \"table migrate\" first, or"
                    + " they would be written twice.";

    UnmigratedSessionException() {
        super(SENTENCE);
    }
}
