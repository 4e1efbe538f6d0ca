package com.thebabesclub.commerce.domain.order;

/** What says that an order is its owner's. */
public enum OwnerProof {
    /** A token did when the session was made, or when the order was claimed. */
    TOKEN,
    /** Nothing: the id is what the browser said or the e-mail that Stripe collected. */
    NONE,
    /** Nothing, in an order of the legacy Python Lambdas, whose owners were never asked for any. */
    LEGACY
}
