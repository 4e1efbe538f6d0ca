package com.thebabesclub.stripe.emulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An immutable state of one object; a change makes a new state. */
public interface StripeObject {

    String id();

    /** When it was created, in seconds since 1970. */
    long created();

    /** The object as Stripe writes it in this version of the API. */
    ObjectNode json(ApiVersion version);
}
