package com.thebabesclub.commerce.outbox;

import reactor.core.publisher.Mono;

/** How fast Stripe may be asked by a job, since the shop's customers come first. */
@FunctionalInterface
public interface RequestPacer {

    /** Completes when the next call may be made. */
    Mono<Void> take();
}
