package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.stripe.StripeEvent;

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

    /**
     * Of an event whose session is not known yet.
     *
     * @param body the bytes that it came as
     */
    public static EventReceipt of(StripeEvent event, byte[] body) {
        return new EventReceipt(
                event.id(),
                event.type(),
                event.created(),
                Optional.empty(),
                PayloadDigest.of(body));
    }

    /** The same, now that the session is known. */
    public EventReceipt about(String session) {
        return new EventReceipt(eventId, type, created, Optional.of(session), digest);
    }
}
