package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;

/**
 * What one run may take.
 *
 * @param sessions that need work
 * @param until when it must have stored how far it came; on Lambda half a minute before the end of
 *     its time
 */
record Share(int sessions, Instant until) {

    boolean isUsedUp(Tally tally, Instant now) {
        return tally.worked() >= sessions || !now.isBefore(until);
    }
}
