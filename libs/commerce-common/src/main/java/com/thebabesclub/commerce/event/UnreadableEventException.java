package com.thebabesclub.commerce.event;

/** An event with this shop's mark whose object has no id or no time that could be Stripe's. */
final class UnreadableEventException extends RuntimeException {

    UnreadableEventException() {
        super(
                "The event has our mark, and its object no id or no time that can be Stripe's.",
                null,
                false,
                false);
    }
}
