package com.thebabesclub.commerce.event;

import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger remembers of an event.
 *
 * @param created when it happened at Stripe
 * @param sessionId the session that it was about; a refund's is not known before it is looked for
 * @param digest of the payload, so that a replay can be told from another event
 */
public record EventReceipt(
        String eventId, String type, Instant created, Optional<String> sessionId, String digest) {

    /** The same, now that the session is known. */
    public EventReceipt about(String session) {
        return new EventReceipt(eventId, type, created, Optional.of(session), digest);
    }
}
