package com.thebabesclub.commerce.event;

import reactor.core.publisher.Mono;

/** Where those who must know are told of parked events. */
public interface DeadLetterPublisher {

    /**
     * Tells of an event that is about to be parked: at least once, since the process may die before
     * it is.
     */
    Mono<Void> send(UnfinishedEvent event);
}
