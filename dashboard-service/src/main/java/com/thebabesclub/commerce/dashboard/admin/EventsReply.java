package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.ledger.UnfinishedEvent;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the events whose work could not be done yet, the oldest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "Events",
        example =
                """
                {
                  "events": [{
                    "eventId": "evt_1",
                    "type": "checkout.session.completed",
                    "state": "parked",
                    "objectId": "cs_test_a1b2c3d4",
                    "createdAt": "2026-11-26T12:00:00Z",
                    "attempts": 3,
                    "firstFailedAt": "2026-11-26T12:00:02Z",
                    "lastFailedAt": "2026-11-26T13:00:02Z",
                    "error": {
                      "kind": "broken",
                      "type": "MalformedItem",
                      "sentence": "A stored item cannot be read."
                    }
                  }],
                  "nextCursor": null
                }
                """)
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
            @Schema(
                            type = "string",
                            allowableValues = {"failed", "parked"})
                    String state,
            @Nullable String objectId,
            @UtcTime String createdAt,
            @Schema(minimum = "1") int attempts,
            @UtcTime String firstFailedAt,
            @UtcTime String lastFailedAt,
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
