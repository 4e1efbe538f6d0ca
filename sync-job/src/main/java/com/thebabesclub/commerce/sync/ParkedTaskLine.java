package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.ParkedTask;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A task that was given up.
 *
 * @param owed what it owes, with spaces between
 * @param since when it was first owed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ParkedTaskLine(
        String task,
        String sessionId,
        Optional<String> about,
        String owed,
        String since,
        String parkedAt,
        int tries,
        String reason) {

    static ParkedTaskLine of(ParkedTask parked) {
        return new ParkedTaskLine(
                parked.task().kind().text(),
                parked.task().sessionId(),
                parked.task().about(),
                parked.task().owed().stream().map(Enum::name).collect(Collectors.joining(" ")),
                parked.since().toString(),
                parked.parkedAt().toString(),
                parked.tries(),
                parked.reason());
    }
}
