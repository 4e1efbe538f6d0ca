package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** One pass of a run, page by page. */
interface PassReader {

    /**
     * A page of what Stripe has in the window.
     *
     * @param after the id after which to begin; empty for the newest
     */
    Mono<CandidatePage> page(SyncWindow window, Optional<String> after);

    /**
     * A page of a pass, with what the table knows of it read already.
     *
     * @param candidates newest first
     * @param next the id after which the next page begins, empty where this is the last
     */
    record CandidatePage(List<Candidate> candidates, Optional<String> next) {

        public CandidatePage {
            candidates = List.copyOf(candidates);
        }
    }
}
