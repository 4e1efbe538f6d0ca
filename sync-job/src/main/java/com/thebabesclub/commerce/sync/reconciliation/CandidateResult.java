package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.SessionAmounts;

import java.time.Instant;
import java.util.Optional;

/** What came of one thing that Stripe listed. */
sealed interface CandidateResult {

    /**
     * A session of another application or environment on the same Stripe account.
     *
     * @param amount in the smallest unit of its currency; 0 where Stripe told none
     */
    record Foreign(Optional<String> currency, long amount) implements CandidateResult {

        static Foreign of(SessionAmounts amounts) {
            return new Foreign(amounts.currency(), amounts.total().orElse(0L));
        }
    }

    /** A session of which the table knows all that Stripe told. */
    record Known() implements CandidateResult {}

    /** Something else than a session that the table knows, or that is not ours. */
    record Nothing() implements CandidateResult {}

    /** A session whose amounts in the table are others, which no settlement changes. */
    record Mismatched(String sessionId) implements CandidateResult {}

    /**
     * The table did not know it.
     *
     * @param orderNumber where its order was missing
     */
    record Repaired(DriftKind drift, String sessionId, Optional<String> orderNumber)
            implements CandidateResult {}

    /**
     * It could not be settled now.
     *
     * @param parked it has failed for so many nights that nobody waits for it any more
     */
    record Failed(String id, Instant created, boolean parked) implements CandidateResult {}
}
