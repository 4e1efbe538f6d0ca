package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/** How long the oldest event has waited that is still tried again. */
@Singleton
public final class OldestUnfinishedEvent {

    /**
     * Parked events stand in the same list and wait for a person: more than these hide the rest.
     */
    private static final int LOOKED_AT = 100;

    private final UnfinishedEventRepository events;
    private final Metrics metrics;
    private final Clock clock;

    public OldestUnfinishedEvent(UnfinishedEventRepository events, Metrics metrics, Clock clock) {
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Reads the list's beginning, by one query. */
    public Mono<Void> measure() {
        return events.oldest(LOOKED_AT)
                .doOnNext(page -> metrics.record(Metric.OLDEST_UNFINISHED_EVENT.of(age(page))))
                .then();
    }

    private long age(UnfinishedEventPage page) {
        return page.events().stream()
                .filter(event -> event.state() == UnfinishedEvent.State.FAILED)
                .findFirst()
                .map(event -> Duration.between(event.firstSeen(), clock.instant()).toSeconds())
                .orElse(0L);
    }
}
