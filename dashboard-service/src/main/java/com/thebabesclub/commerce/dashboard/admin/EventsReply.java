package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.ledger.UnfinishedEvent;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the events whose work could not be done yet, the oldest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
record EventsReply(List<Event> events, @Nullable String nextCursor) {

    /**
     * An event.
     *
     * @param state {@code failed}: Stripe delivers it again; {@code parked}: replay it
     * @param objectId of the session, refund or dispute that it is about
     * @param createdAt when it happened at Stripe
     * @param firstFailedAt when the first attempt failed
     */
    @Serdeable
    record Event(
            String eventId,
            String type,
            String state,
            @Nullable String objectId,
            String createdAt,
            int attempts,
            String firstFailedAt,
            String lastFailedAt,
            Failure error) {

        static Event of(UnfinishedEvent event) {
            return new Event(
                    event.eventId(),
                    event.type(),
                    event.state().text(),
                    event.objectId().orElse(null),
                    event.created().toString(),
                    event.attempts(),
                    event.firstSeen().toString(),
                    event.lastTried().toString(),
                    new Failure(
                            event.error().kind(), event.error().type(), event.error().sentence()));
        }
    }

    /** Why the last attempt failed. */
    @Serdeable
    record Failure(String kind, String type, String sentence) {}
}
