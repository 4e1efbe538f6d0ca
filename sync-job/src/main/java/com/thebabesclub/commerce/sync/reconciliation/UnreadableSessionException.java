package com.thebabesclub.commerce.sync.reconciliation;

/** Stripe told of a session in a way that we do not understand. */
final class UnreadableSessionException extends RuntimeException {

    UnreadableSessionException() {
        super("a session that cannot be read");
    }
}
