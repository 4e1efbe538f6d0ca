package com.thebabesclub.commerce.event;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What became of a replayed event.
 *
 * @param type of the event; empty text where Stripe has it no more
 * @param detail what changed, or why it failed, as one word
 */
@Serdeable
public record ReplayResult(String eventId, String type, Result result, String detail) {

    /** How it went. */
    public enum Result {
        /** Its work is done, or it is none of ours. */
        DONE,
        /** It failed, and stays in the list of unfinished events. */
        FAILED,
        /** Stripe keeps events for thirty days, and has this one no more. */
        GONE
    }
}
