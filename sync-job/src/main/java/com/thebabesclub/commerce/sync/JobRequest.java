package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param orders how the orders are to be compared, if they are
 */
record JobRequest(Set<Step> passes, SyncRequest orders) {

    JobRequest {
        passes = Set.copyOf(passes);
    }

    /** A part of the job's work that can be asked for by itself. */
    enum Step {
        /** Stripe's complete sessions are compared with the orders. */
        ORDERS,
        /** The outbox is worked off. */
        DUE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Step> of(String word) {
            return Arrays.stream(values())
                    .filter(jobStep -> jobStep.word().equals(word))
                    .findFirst();
        }
    }
}
