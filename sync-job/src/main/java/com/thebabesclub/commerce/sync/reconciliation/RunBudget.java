package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;

/**
 * What one run may take.
 *
 * @param sessions that need work
 * @param until when it must have stored how far it came; on Lambda half a minute before the end of
 *     its time
 */
record RunBudget(int sessions, Instant until) {

    boolean isUsedUp(RunCounts counts, Instant now) {
        return counts.worked() >= sessions || !now.isBefore(until);
    }
}
