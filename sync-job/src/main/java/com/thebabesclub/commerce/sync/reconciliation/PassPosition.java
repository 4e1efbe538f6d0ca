package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param after the last id of the pass that was looked at; empty before the first
 * @param reached when it was created; what is older is left
 */
record PassPosition(Pass pass, Optional<String> after, Instant reached) {

    static PassPosition begin(Pass pass, SyncWindow window) {
        return new PassPosition(pass, Optional.empty(), window.to());
    }

    PassPosition at(Candidate candidate) {
        return candidate.isPlace()
                ? new PassPosition(pass, Optional.of(candidate.id()), candidate.created())
                : this;
    }
}
