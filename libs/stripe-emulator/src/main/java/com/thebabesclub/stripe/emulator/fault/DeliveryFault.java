package com.thebabesclub.stripe.emulator.fault;

/** What may go wrong with the delivery of an event. */
public enum DeliveryFault {
    /** The event never reaches the endpoint, and is not sent again. */
    DROPPED,
    /** It is sent late. */
    DELAYED,
    /** It is sent twice. */
    DOUBLED,
    /** It is sent after the one that follows it. */
    REORDERED,
    /** The first attempt carries a wrong signature. */
    BADLY_SIGNED,
    /** Stripe never makes the event at all: no list and no endpoint has it. */
    NEVER_GENERATED
}
