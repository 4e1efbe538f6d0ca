package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.reconcile.SyncRequest;

import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param orders how the orders are to be compared, if they are
 */
record Asked(Set<Pass> passes, SyncRequest orders) {

    Asked {
        passes = Set.copyOf(passes);
    }
}
