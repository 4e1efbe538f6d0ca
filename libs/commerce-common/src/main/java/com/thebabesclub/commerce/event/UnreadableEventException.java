package com.thebabesclub.commerce.event;

/** An event of which the signature holds and the content cannot be read. */
final class UnreadableEventException extends RuntimeException {

    private UnreadableEventException(String sentence) {
        super(sentence, null, false, false);
    }

    /** One with this shop's mark whose object has no id or no time that could be Stripe's. */
    static UnreadableEventException ofThisShop() {
        return new UnreadableEventException(
                "The event has our mark, and its object no id or no time that can be Stripe's.");
    }

    /** A body that is not one JSON document in UTF-8, or has no id or type. */
    static UnreadableEventException noEvent() {
        return new UnreadableEventException("Stripe signed a body that is no event in JSON.");
    }
}
