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

    static ParkedTaskLine of(ParkedTask parkedTask) {
        return new ParkedTaskLine(
                parkedTask.task().kind().text(),
                parkedTask.task().sessionId(),
                parkedTask.task().about(),
                parkedTask.task().owed().stream().map(Enum::name).collect(Collectors.joining(" ")),
                parkedTask.since().toString(),
                parkedTask.parkedAt().toString(),
                parkedTask.tries(),
                parkedTask.reason());
    }
}
