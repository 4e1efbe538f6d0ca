package com.thebabesclub.stripe.emulator.webhook;

import com.thebabesclub.stripe.emulator.event.Event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One event on its way to one endpoint.
 *
 * @param attempts how often it was sent
 * @param lastStatus of the last answer; 0 if there was none
 * @param lastAttempt when it was sent last; null if it was not sent yet
 * @param nextAttempt null unless it waits to be sent
 */
public record Delivery(
        String id,
        Event event,
        WebhookEndpoint endpoint,
        State state,
        int attempts,
        int lastStatus,
        @Nullable Instant lastAttempt,
        @Nullable Instant nextAttempt,
        boolean badlySigned) {

    /** Where a delivery stands. */
    public enum State {
        /** Waits to be sent, or to be sent again. */
        PENDING,
        /** Waits until a test lets it go. */
        HELD,
        /** Is being sent. */
        SENDING,
        SUCCEEDED,
        /** Given up. */
        FAILED,
        /** Lost on purpose. */
        DROPPED
    }

    Delivery twin(String twinId) {
        return new Delivery(
                twinId,
                event,
                endpoint,
                state,
                attempts,
                lastStatus,
                lastAttempt,
                nextAttempt,
                badlySigned);
    }

    Delivery signedBadly() {
        return new Delivery(
                id, event, endpoint, state, attempts, lastStatus, lastAttempt, nextAttempt, true);
    }

    Delivery waiting(Instant at) {
        return new Delivery(
                id,
                event,
                endpoint,
                State.PENDING,
                attempts,
                lastStatus,
                lastAttempt,
                at,
                badlySigned);
    }

    Delivery sending(Instant at) {
        return new Delivery(
                id,
                event,
                endpoint,
                State.SENDING,
                attempts + 1,
                lastStatus,
                at,
                null,
                badlySigned);
    }

    Delivery ended(State newState, int status) {
        return new Delivery(
                id, event, endpoint, newState, attempts, status, lastAttempt, null, false);
    }
}
