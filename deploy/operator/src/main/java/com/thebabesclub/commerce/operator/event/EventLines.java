package com.thebabesclub.commerce.operator.event;

import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
}
