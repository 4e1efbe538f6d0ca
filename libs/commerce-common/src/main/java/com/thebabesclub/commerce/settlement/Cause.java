package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.order.Source;

import java.util.Optional;

/**
 * Why a session is being settled.
 *
 * @param event the event that is done when the commit is, where an event is the cause
 */
public record Cause(Source source, Optional<EventReceipt> event) {

    public static Cause event(EventReceipt event) {
        return new Cause(Source.WEBHOOK, Optional.of(event));
    }

    public static Cause of(Source source) {
        return new Cause(source, Optional.empty());
    }

    /** The same cause, now that the session is known that it is about. */
    Cause about(String sessionId) {
        return new Cause(source, event.map(told -> told.about(sessionId)));
    }
}
