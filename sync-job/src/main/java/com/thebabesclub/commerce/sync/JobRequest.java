package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;

import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param orders how the orders are to be compared, if they are
 */
record JobRequest(Set<JobStep> passes, SyncRequest orders) {

    JobRequest {
        passes = Set.copyOf(passes);
    }
}
