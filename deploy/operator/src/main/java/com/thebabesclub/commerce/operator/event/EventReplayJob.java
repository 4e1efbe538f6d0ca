package com.thebabesclub.commerce.operator.event;

import com.thebabesclub.commerce.event.EventReplayService;
import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.SyncJob;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The work of {@code sync events}. */
@Singleton
record EventReplayJob(UnfinishedEventRepository events, EventReplayService replays) {

    /** From one moment to another, both included. */
    record Period(Instant from, Instant to) {}

    /** How many replays went how. */
    record Tally(int done, int failed, int gone) {

        private static final Tally NONE = new Tally(0, 0, 0);

        private Tally and(ReplayResult result) {
            return switch (result.result()) {
                case DONE -> new Tally(done + 1, failed, gone);
                case FAILED -> new Tally(done, failed + 1, gone);
                case GONE -> new Tally(done, failed, gone + 1);
            };
        }
    }

    /** As {@link SyncJob#of}. */
    static EventReplayJob of(EnvironmentVariables variables, Object... others) {
        return CommandLineRunner.beans(variables, others).getBean(EventReplayJob.class);
    }

    /** All unfinished events, the oldest first. */
    Flux<UnfinishedEvent> unfinished() {
        return events.all();
    }

    /**
     * Replays the named events, or a period, or else all that are parked.
     *
     * @param told of each as it is done
     */
    Mono<Tally> replay(List<String> ids, Optional<Period> period, Consumer<ReplayResult> told) {
        Flux<ReplayResult> work =
                ids.isEmpty()
                        ? period.map(span -> replays.period(span.from(), span.to()))
                                .orElseGet(replays::parked)
                        : Flux.fromIterable(ids).concatMap(replays::one, 1);
        return work.doOnNext(told).reduce(Tally.NONE, Tally::and);
    }
}
