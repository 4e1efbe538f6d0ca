package com.thebabesclub.commerce.sync.reconciliation;

import reactor.core.publisher.Mono;

import java.time.Instant;

/**
 * One thing that Stripe listed, and how to see to it.
 *
 * @param id its id at Stripe
 * @param isPlace the list can be gone on with after it
 * @param verdict sees to it on subscription; an error where it could not be
 */
record Candidate(
        String id, Instant created, boolean isPlace, Kind kind, Mono<CandidateResult> verdict) {

    /** What is listed. */
    enum Kind {
        SESSION,
        OTHER
    }

    static Candidate session(String id, Instant created, Mono<CandidateResult> verdict) {
        return new Candidate(id, created, true, Kind.SESSION, verdict);
    }

    static Candidate other(String id, Instant created, Mono<CandidateResult> verdict) {
        return new Candidate(id, created, true, Kind.OTHER, verdict);
    }

    /** A row of the shop's own list, which has no place in Stripe's. */
    static Candidate listing(String sessionId, Instant created, Mono<CandidateResult> verdict) {
        return new Candidate(sessionId, created, false, Kind.SESSION, verdict);
    }

    /** Something that cannot be read: nobody knows its place in the list. */
    static Candidate unreadable(String id, Instant created) {
        return new Candidate(
                id,
                created,
                false,
                Kind.SESSION,
                Mono.error(new FailureClassifier.UnreadableSessionException()));
    }
}
