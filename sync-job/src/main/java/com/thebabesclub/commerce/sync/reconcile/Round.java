package com.thebabesclub.commerce.sync.reconcile;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** One leg of a run, page by page. */
interface Round {

    /**
     * A page of what Stripe has in the window.
     *
     * @param after the id after which to begin; empty for the newest
     */
    Mono<Batch> page(Window window, Optional<String> after);
}
