package com.thebabesclub.commerce.outbox;

import reactor.core.publisher.Mono;

import java.time.Instant;

/**
 * Does one thing that is owed. May be run again after a crash, so that it must not matter if it was
 * done already. An error means that it may go better another time.
 */
@FunctionalInterface
public interface TaskHandler {

    /** What came of it. */
    sealed interface Outcome {

        /** It is done, or there is nothing to do any more. */
        record Done() implements Outcome {}

        /** It got on, and goes on then. */
        record Later(Instant at) implements Outcome {}

        /** It may go better another time; an error counts as this. */
        record Failed(String reason) implements Outcome {}

        /** It will never go better: a person has to look. */
        record Hopeless(String reason) implements Outcome {}
    }

    Mono<Outcome> run(ClaimedTask claimed);
}
