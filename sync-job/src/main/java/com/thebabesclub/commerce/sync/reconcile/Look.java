package com.thebabesclub.commerce.sync.reconcile;

import reactor.core.publisher.Mono;

import java.time.Instant;

/**
 * One thing that Stripe listed, and how to see to it.
 *
 * @param id its id at Stripe
 * @param isPlace the list can be gone on with after it
 * @param verdict sees to it on subscription; an error where it could not be
 */
record Look(String id, Instant created, boolean isPlace, Kind kind, Mono<Verdict> verdict) {

    /** What is listed. */
    enum Kind {
        SESSION,
        OTHER
    }

    static Look session(String id, Instant created, Mono<Verdict> verdict) {
        return new Look(id, created, true, Kind.SESSION, verdict);
    }

    static Look other(String id, Instant created, Mono<Verdict> verdict) {
        return new Look(id, created, true, Kind.OTHER, verdict);
    }

    /** Something that cannot be read: nobody knows its place in the list. */
    static Look unreadable(String id, Instant created) {
        return new Look(id, created, false, Kind.SESSION, Mono.error(new UnreadableSession()));
    }
}
