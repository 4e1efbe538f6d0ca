package com.thebabesclub.stripe.emulator.fault;

/** What may go wrong with a call. */
public enum CallFault {
    /** 503 before anything happened; no idempotency key keeps it. */
    REFUSED,
    /** 500 without effect; the idempotency key keeps and replays it. */
    SERVER_ERROR,
    /** 500 although it was done; the idempotency key keeps and replays the 500. */
    SERVER_ERROR_AFTER,
    /** 402 without effect: the request was valid and failed; the idempotency key keeps it. */
    REQUEST_FAILED,
    /** 429, too many requests. */
    RATE_LIMITED,
    /** 429, the object is locked by another request. */
    LOCK_TIMEOUT,
    /** The answer comes late. */
    SLOW,
    /** The call waits until it is released, with its idempotency key taken. */
    HELD,
    /** The connection is cut before anything happened. */
    RESET,
    /** The connection is cut although it was done; the idempotency key keeps the true answer. */
    RESET_AFTER,
    /** It was done, and the answer is a page of HTML with status 200. */
    GARBAGE,
    /** It was done, and the answer breaks off in the middle. */
    TRUNCATED,
    /** It was done, and the answer comes a byte at a time. */
    TRICKLED
}
