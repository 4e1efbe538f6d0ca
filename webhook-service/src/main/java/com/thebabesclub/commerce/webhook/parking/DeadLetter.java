package com.thebabesclub.commerce.webhook.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.event.UnfinishedEvent;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * The message about a parked event: what a person needs to find and replay it, and nothing of the
 * payload, which is personal and can be had from Stripe by the event's id.
 *
 * @param objectId left out where the event is about none
 * @param created as ISO 8601 in UTC, as the other times
 */
@Serdeable
record DeadLetter(
        String eventId,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String objectId,
        String created,
        int attempts,
        String firstSeen,
        String lastTried,
        String errorKind,
        String errorType,
        String error,
        String digest) {

    static DeadLetter of(UnfinishedEvent event) {
        return new DeadLetter(
                event.eventId(),
                event.type(),
                event.objectId().orElse(null),
                event.created().toString(),
                event.attempts(),
                event.firstSeen().toString(),
                event.lastTried().toString(),
                event.error().kind(),
                event.error().type(),
                event.error().sentence(),
                event.digest());
    }
}
