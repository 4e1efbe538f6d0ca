package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.ledger.UnfinishedEvent;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.ledger.UnfinishedPage;
import com.thebabesclub.commerce.replay.Replay;
import com.thebabesclub.commerce.replay.Replayed;
import com.thebabesclub.commerce.setting.Variables;

import io.micronaut.context.ApplicationContext;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The work of {@code sync events}. */
@Singleton
final class EventsJob {

    private static final int PAGE = 100;

    /** From one moment to another, both included. */
    record Period(Instant from, Instant to) {}

    /** How many replays went how. */
    record Tally(int done, int failed, int gone) {

        private static final Tally NONE = new Tally(0, 0, 0);

        private Tally and(Replayed replayed) {
            return switch (replayed.result()) {
                case DONE -> new Tally(done + 1, failed, gone);
                case FAILED -> new Tally(done, failed + 1, gone);
                case GONE -> new Tally(done, failed, gone + 1);
            };
        }
    }

    private final UnfinishedEvents events;
    private final Replay replay;

    EventsJob(UnfinishedEvents events, Replay replay) {
        this.events = events;
        this.replay = replay;
    }

    /** As {@link SyncJob#of}. */
    static EventsJob of(Variables variables, Object... others) {
        ApplicationContext beans =
                variables
                        .configure(ApplicationContext.builder())
                        .deduceEnvironment(false)
                        .banner(false)
                        .singletons(others)
                        .start();
        return beans.getBean(EventsJob.class);
    }

    /** All unfinished events, the oldest first. */
    Flux<UnfinishedEvent> unfinished() {
        return events.list(Optional.empty(), PAGE)
                .expand(
                        page ->
                                page.next()
                                        .map(after -> events.list(Optional.of(after), PAGE))
                                        .orElse(Mono.empty()))
                .concatMapIterable(UnfinishedPage::events);
    }

    /**
     * Replays the named events, or a period, or else all that are parked.
     *
     * @param told of each as it is done
     */
    Mono<Tally> replay(List<String> ids, Optional<Period> period, Consumer<Replayed> told) {
        Flux<Replayed> work =
                ids.isEmpty()
                        ? period.map(span -> replay.period(span.from(), span.to()))
                                .orElseGet(replay::parked)
                        : Flux.fromIterable(ids).concatMap(replay::one, 1);
        return work.doOnNext(told).reduce(Tally.NONE, Tally::and);
    }
}
