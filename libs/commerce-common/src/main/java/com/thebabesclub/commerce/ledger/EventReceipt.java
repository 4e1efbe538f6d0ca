package com.thebabesclub.commerce.ledger;

import java.time.Instant;

/**
 * What the ledger remembers of an event.
 *
 * @param created when it happened at Stripe
 * @param sessionId the session that it was about
 * @param digest of the payload, so that a replay can be told from another event
 */
public record EventReceipt(
        String eventId, String type, Instant created, String sessionId, String digest) {}
