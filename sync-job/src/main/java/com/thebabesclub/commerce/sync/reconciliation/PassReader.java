package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** One pass of a run, page by page. */
interface PassReader {

    /**
     * A page of what Stripe has in the window.
     *
     * @param after the id after which to begin; empty for the newest
     */
    Mono<CandidatePage> page(SyncWindow window, Optional<String> after);
}
