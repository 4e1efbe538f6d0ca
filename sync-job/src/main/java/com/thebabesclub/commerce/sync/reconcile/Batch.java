package com.thebabesclub.commerce.sync.reconcile;

import java.util.List;
import java.util.Optional;

/**
 * A page of a leg, with what the table knows of it read already.
 *
 * @param looks newest first
 * @param next the id after which the next page begins, empty where this is the last
 */
record Batch(List<Look> looks, Optional<String> next) {

    Batch {
        looks = List.copyOf(looks);
    }
}
