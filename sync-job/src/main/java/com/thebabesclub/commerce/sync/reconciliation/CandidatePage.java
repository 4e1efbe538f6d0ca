package com.thebabesclub.commerce.sync.reconciliation;

import java.util.List;
import java.util.Optional;

/**
 * A page of a pass, with what the table knows of it read already.
 *
 * @param looks newest first
 * @param next the id after which the next page begins, empty where this is the last
 */
record CandidatePage(List<Candidate> looks, Optional<String> next) {

    CandidatePage {
        looks = List.copyOf(looks);
    }
}
