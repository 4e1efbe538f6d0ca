package com.thebabesclub.commerce.operator.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as lines for people. */
record EventLines(Instant now) {

    String text(UnfinishedEvent event) {
        return "%s  %s  %s  %s, attempts %d, since %s (%s): %s"
                .formatted(
                        event.state().text(),
                        event.eventId(),
                        event.type(),
                        event.objectId().orElse("-"),
                        event.attempts(),
                        event.firstSeen(),
                        age(event),
                        event.error().sentence());
    }

    String sum(List<UnfinishedEvent> events) {
        long parked = events.stream().filter(event -> event.state() == State.PARKED).count();
        String oldest =
                events.stream().findFirst().map(event -> ", the oldest " + age(event)).orElse("");
        return "failed %d, parked %d%s".formatted(events.size() - parked, parked, oldest);
    }

    boolean anyParked(List<UnfinishedEvent> events) {
        return events.stream().anyMatch(event -> event.state() == State.PARKED);
    }

    static String text(ReplayResult result) {
        return "%s  %s  %s  %s"
                .formatted(result.result(), result.eventId(), result.type(), result.detail());
    }

    private String age(UnfinishedEvent event) {
        Duration age = Duration.between(event.firstSeen(), now);
        return "%d h %02d min old".formatted(age.toHours(), age.toMinutesPart());
    }

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
}
