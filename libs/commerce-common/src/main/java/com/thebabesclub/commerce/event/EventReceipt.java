package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.stripe.StripeEvent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
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
                event.id(), event.type(), event.created(), Optional.empty(), digest(body));
    }

    /** The same, now that the session is known. */
    public EventReceipt about(String session) {
        return new EventReceipt(eventId, type, created, Optional.of(session), digest);
    }

    /** SHA-256 of a payload, by which it can be told from another without being kept. */
    static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
