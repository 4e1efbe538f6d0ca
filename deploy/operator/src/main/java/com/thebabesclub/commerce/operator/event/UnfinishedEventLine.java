package com.thebabesclub.commerce.operator.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.event.UnfinishedEvent;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that failed or is parked.
 *
 * @param objectId of what it is about
 * @param ageSeconds since the first attempt
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UnfinishedEventLine(
        String eventId,
        String state,
        String type,
        Optional<String> objectId,
        String created,
        int attempts,
        String firstSeen,
        String lastTried,
        long ageSeconds,
        String errorKind,
        String errorType,
        String error) {

    static UnfinishedEventLine of(UnfinishedEvent event, Instant now) {
        return new UnfinishedEventLine(
                event.eventId(),
                event.state().text(),
                event.type(),
                event.objectId(),
                event.created().toString(),
                event.attempts(),
                event.firstSeen().toString(),
                event.lastTried().toString(),
                Duration.between(event.firstSeen(), now).toSeconds(),
                event.error().kind(),
                event.error().type(),
                event.error().sentence());
    }
}
